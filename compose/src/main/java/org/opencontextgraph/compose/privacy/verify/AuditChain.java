package org.opencontextgraph.compose.privacy.verify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import org.opencontextgraph.compose.privacy.books.AuditEntry;

/**
 * Follows the audit log from its first entry and recomputes every hash.
 *
 * <p>An entry's hash is SHA-256 over netstrings (<a href="https://cr.yp.to/proto/netstrings.txt">D. J. Bernstein</a>) in UTF-8: the
 * previous hash in hex, number, time, actor, action, and name and text of each detail in the order of the names' bytes. What was cut
 * off at the end leaves a chain that is whole: only somebody who noted a head can tell.
 */
public final class AuditChain {
    private static final String BEGINNING = "0".repeat(64);

    private final Optional<AuditHead> noted;
    private AuditHead head = new AuditHead(0, BEGINNING);
    private Optional<AuditVerdict.Break> broken = Optional.empty();

    /** @param noted what has to be in it */
    public AuditChain(Optional<AuditHead> noted) {
        this.noted = noted;
    }

    /** In the order of their numbers; after the first break the others are passed over. */
    public void follow(AuditEntry entry) {
        if (broken.isEmpty()) {
            long expected = head.number() + 1;
            broken = wrong(entry, expected).map(found -> new AuditVerdict.Break(expected, found));
            if (broken.isEmpty()) {
                head = new AuditHead(entry.number(), entry.hash());
            }
        }
    }

    public AuditVerdict verdict() {
        Optional<AuditVerdict.Break> cutOff = noted.filter(it -> it.number() > head.number())
                .map(it -> new AuditVerdict.Break(
                        head.number() + 1,
                        "is missing: entry " + it.number() + " was noted, and the log ends before it"));
        return new AuditVerdict(head, broken.or(() -> cutOff));
    }

    private Optional<String> wrong(AuditEntry entry, long expected) {
        if (entry.number() != expected) {
            return Optional.of("is missing: entry " + entry.number() + " stands where it should");
        } else if (!entry.previous().equals(head.hash())) {
            return Optional.of("does not follow the entry before it");
        } else if (entry.details().isEmpty()) {
            return Optional.of("has details that are no texts");
        } else if (!hash(entry, entry.details().get()).equals(entry.hash())) {
            return Optional.of("does not say what was hashed");
        } else if (noted.filter(it -> it.number() == expected && !it.hash().equals(entry.hash()))
                .isPresent()) {
            return Optional.of("is another one than was noted");
        }
        return Optional.empty();
    }

    private static String hash(AuditEntry entry, SortedMap<String, String> details) {
        StringBuilder text = new StringBuilder();
        netstring(text, entry.previous());
        netstring(text, Long.toString(entry.number()));
        netstring(text, entry.at());
        netstring(text, entry.actor());
        netstring(text, entry.action());
        details.forEach((name, value) -> {
            netstring(text, name);
            netstring(text, value);
        });
        try {
            byte[] all = text.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void netstring(StringBuilder text, String value) {
        text.append(value.getBytes(StandardCharsets.UTF_8).length)
                .append(':')
                .append(value)
                .append(',');
    }
}
