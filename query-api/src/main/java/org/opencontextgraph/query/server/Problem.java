package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** An error as RFC 9457 wants it, with the id under which our log knows the request. */
record Problem(String type, String title, int status, String detail, String requestId) {
    static final String CONTENT_TYPE = "application/problem+json";

    static void answer(Context context, HttpStatus status, String detail) {
        context.status(status);
        Json.answer(context, of(status, detail, RequestId.of(context)), CONTENT_TYPE);
    }

    static Problem of(HttpStatus status, String detail, String requestId) {
        return new Problem("about:blank", status.getMessage(), status.getCode(), detail, requestId);
    }
}
