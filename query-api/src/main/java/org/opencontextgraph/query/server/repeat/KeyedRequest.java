package org.opencontextgraph.query.server.repeat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.opencontextgraph.query.server.access.Subject;

/**
 * A request with the key that its sender gave it (draft-ietf-httpapi-idempotency-key-header).
 *
 * @param caller whose key it is: two callers may choose the same
 * @param key SHA-256 of the sender's
 * @param request SHA-256 of all that is asked for
 */
public record KeyedRequest(Subject caller, ByteBuffer key, ByteBuffer request) {
    /** @param parts of the request, in an order that is always the same */
    public static KeyedRequest of(Subject caller, String key, byte[]... parts) {
        return new KeyedRequest(caller, digest(key.getBytes(StandardCharsets.UTF_8)), digest(parts));
    }

    /** Each part with its length in front of it, so that what is cut elsewhere is something else. */
    private static ByteBuffer digest(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
                digest.update(part);
            }
            return ByteBuffer.wrap(digest.digest()).asReadOnlyBuffer();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
