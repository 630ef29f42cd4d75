package org.opencontextgraph.ingest.cloudevents;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.opencontextgraph.ingest.connector.UnfitException;

/** The value of an attribute in an HTTP header (CloudEvents 1.0.2, HTTP protocol binding, 3.1.3.2). */
final class HeaderValue {
    private HeaderValue() {}

    /** Without quotes, then percent-decoded once. */
    static String decoded(String header) {
        if (!header.chars().allMatch(it -> it >= ' ' && it <= '~')) {
            throw new UnfitException("a ce- header is not ASCII, nor percent-encoded");
        }
        String text = unquoted(header);
        return text.indexOf('%') < 0 ? text : percentDecoded(text);
    }

    /** Quoted strings as in RFC 7230, 3.2.6. */
    private static String unquoted(String header) {
        if (header.indexOf('"') < 0) {
            return header;
        }
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted && i + 1 < header.length()) {
                i++;
                text.append(header.charAt(i));
            } else {
                text.append(c);
            }
        }
        if (quoted) {
            throw new UnfitException("a ce- header ends within quotes");
        }
        return text.toString();
    }

    private static String percentDecoded(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                bytes.write(c);
                continue;
            }
            if (i + 2 >= text.length()
                    || !HexFormat.isHexDigit(text.charAt(i + 1))
                    || !HexFormat.isHexDigit(text.charAt(i + 2))) {
                throw new UnfitException("a ce- header has a % without two digits");
            }
            bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnfitException("a ce- header is not UTF-8"); // without the cause, which may repeat what it read
        }
    }
}
