package org.opencontextgraph.query.server.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Ways to write the same text in an address (RFC 3986, 2.1). */
enum Encoding {
    USUAL,
    SMALL,
    EVERYTHING;

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    /** Half a character becomes what it would be in UTF-8 if it were one. */
    String of(String text) {
        StringBuilder written = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (this != EVERYTHING && UNRESERVED.indexOf(point) >= 0) {
                written.appendCodePoint(point);
            } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                written.append(String.format(
                        "%%%02X%%%02X%%%02X",
                        0xE0 | (point >> 12), 0x80 | ((point >> 6) & 0x3F), 0x80 | (point & 0x3F)));
            } else {
                for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                    String octet = String.format("%%%02X", b);
                    written.append(this == SMALL ? octet.toLowerCase(Locale.ROOT) : octet);
                }
            }
        });
        return written.toString();
    }
}
