package org.opencontextgraph.query.server.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request as it goes over the wire.
 *
 * @param operation of the contract that it is about; empty: of none, or of whichever the server makes of it
 * @param how what was done to it, in words
 * @param alone on a connection of its own, as it may break the framing of what follows
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record Asked(
        Optional<Operation> operation,
        Kind kind,
        String how,
        Expected expected,
        Caller caller,
        String method,
        String target,
        List<Header> headers,
        byte[] body,
        boolean alone) {
    private static final int SHOWN = 2_000;

    public Asked {
        headers = List.copyOf(headers);
    }

    /** One that is not made by chance. */
    public static Asked good(Operation operation, Caller caller, String target, List<Header> headers, String body) {
        return new Asked(
                Optional.of(operation),
                Kind.VALID,
                "as it should be",
                Expected.OPEN,
                caller,
                operation.method(),
                target,
                headers,
                body.getBytes(StandardCharsets.UTF_8),
                false);
    }

    /** The same again, by somebody who has that answer already. */
    public Asked again(String tag) {
        List<Header> known = new ArrayList<>(headers);
        known.removeIf(header -> header.name().equals("If-None-Match"));
        known.add(new Header("If-None-Match", tag));
        return new Asked(operation, kind, how, expected, caller, method, target, known, body, alone);
    }

    /** Head and body; {@code Host} and the length are added unless the headers have them. */
    byte[] bytes(int port) {
        StringBuilder head =
                new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        List<Header> all = new ArrayList<>(headers);
        if (!has("Host")) {
            all.addFirst(new Header("Host", "127.0.0.1:" + port));
        }
        if (body.length > 0 && !has("Content-Length") && !has("Transfer-Encoding")) {
            all.add(new Header("Content-Length", Integer.toString(body.length)));
        }
        if (alone) {
            all.add(new Header("Connection", "close"));
        }
        all.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[start.length + body.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        return whole;
    }

    private boolean has(String name) {
        return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
    }

    /** To be read and repeated by hand; the token is the caller's name. */
    public String curl() {
        StringBuilder line =
                new StringBuilder("curl -i --path-as-is -X " + quoted(method) + " " + quoted("http://HOST" + target));
        headers.forEach(header -> line.append(" -H ")
                .append(quoted(header.name() + ": "
                        + (header.name().equals("Authorization")
                                        && caller.headers().contains(header)
                                ? "Bearer TOKEN-OF-" + caller.name()
                                : header.value()))));
        if (body.length > 0) {
            line.append(" --data-binary ").append(quoted(new String(body, StandardCharsets.UTF_8)));
        }
        return kind + " (" + how + ") by " + caller.name() + ": " + line;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("$'");
        text.chars().limit(SHOWN).forEach(c -> {
            if (c == '\'' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ' || c > '~') {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append(text.length() > SHOWN ? "'…(" + text.length() + ")" : "'")
                .toString();
    }
}
