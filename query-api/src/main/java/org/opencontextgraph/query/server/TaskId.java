package org.opencontextgraph.query.server;

import io.javalin.http.NotFoundResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A task's id as callers have it: percent-encoded (RFC 3986) with a tilde for the percent sign, so that it is one segment of a
 * path for every proxy on the way, whatever a source calls its events.
 */
final class TaskId {
    private TaskId() {}

    static String shown(String task) {
        return URLEncoder.encode(task, StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace(".", "%2E") // a segment of dots only leads elsewhere
                .replace("+", "%20")
                .replace('%', '~');
    }

    /** @throws NotFoundResponse when nothing can have such an id */
    static String read(String shown) {
        try {
            String task = URLDecoder.decode(shown.replace('~', '%'), StandardCharsets.UTF_8);
            if (shown(task).equals(shown)) {
                return Parameters.name("task", task);
            }
        } catch (IllegalArgumentException e) {
            throw new NotFoundResponse("not encoded as we do");
        }
        throw new NotFoundResponse("not encoded as we do");
    }
}
