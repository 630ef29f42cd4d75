package org.opencontextgraph.query.server.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came back.
 *
 * @param status 0: the connection was closed without an answer
 * @param headers by their names in small letters
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record Answered(int status, Map<String, List<String>> headers, byte[] body) {
    static final Answered NOTHING = new Answered(0, Map.of(), new byte[0]);

    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
