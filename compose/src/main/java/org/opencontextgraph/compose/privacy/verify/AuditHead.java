package org.opencontextgraph.compose.privacy.verify;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of the audit log that somebody noted, as a rule the last one.
 *
 * @param hash in hex
 */
public record AuditHead(long number, String hash) {
    private static final Pattern NOTED = Pattern.compile("([1-9][0-9]{0,17}):([0-9a-fA-F]{64})");

    /** @throws IllegalArgumentException when it is not {@code NUMBER:HASH} */
    public static AuditHead parse(String text) {
        Matcher noted = NOTED.matcher(text.strip());
        if (!noted.matches()) {
            throw new IllegalArgumentException("expected NUMBER:HASH, the hash in 64 hex digits");
        }
        return new AuditHead(Long.parseLong(noted.group(1)), noted.group(2).toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return number + ":" + hash;
    }
}
