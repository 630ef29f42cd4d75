package org.opencontextgraph.ingest.kit;

import java.util.Map;

/** What a tool answers. */
public record Reply(int status, Map<String, String> headers, String body) {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply json(String body) {
        return new Reply(200, JSON, body);
    }

    /** A refusal. */
    public static Reply status(int status, Map<String, String> headers) {
        return new Reply(status, headers, "{\"message\":\"no\"}");
    }

    public static Reply status(int status) {
        return status(status, JSON);
    }
}
