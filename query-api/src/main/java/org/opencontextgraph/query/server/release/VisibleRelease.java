package org.opencontextgraph.query.server.release;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What one caller may see of one process, or of all: as long as the id is the same, so is every answer.
 *
 * @param id 128 bits in hexadecimal digits, so that a table takes it as it is; it tells nothing of what is in it, and is another one for another caller
 * @param parts in a fixed order; empty when the caller sees nothing, for whatever reason
 * @param completeUpTo the gate's clock of the lanes that it comes from; empty when that says nothing yet
 */
public record VisibleRelease(String id, List<Part> parts, Optional<Instant> completeUpTo) {
    private static final int ID_BYTES = 16;

    /** A process in one scope. */
    public record Part(String scope, String process, String revision) {}

    static VisibleRelease of(Reader reader, List<Part> parts, Optional<Instant> completeUpTo) {
        MessageDigest digest = sha256();
        reader.audiences().forEach(audience -> add(digest, audience));
        add(digest, "");
        add(digest, reader.subject());
        parts.forEach(part -> {
            add(digest, part.scope());
            add(digest, part.process());
            add(digest, part.revision());
        });
        add(digest, completeUpTo.map(Instant::toString).orElse(""));
        return new VisibleRelease(
                HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES), List.copyOf(parts), completeUpTo);
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
