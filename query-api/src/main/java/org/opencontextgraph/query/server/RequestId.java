package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/** Names a request in the answer and in every log line: the caller's own id if it has a harmless form, else ours. */
final class RequestId {
    static final String HEADER = "X-Request-Id";
    private static final String KEY = "request_id";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    static void assign(Context context) {
        String given = context.header(HEADER);
        String id = given != null && HARMLESS.matcher(given).matches() ? given : fresh();
        context.attribute(KEY, id);
        context.header(HEADER, id);
        MDC.put(KEY, id);
    }

    static String of(Context context) {
        String id = context.attribute(KEY);
        return id == null ? "none" : id;
    }

    static String fresh() {
        return UUID.randomUUID().toString();
    }

    static void forget() {
        MDC.remove(KEY);
    }
}
