package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/**
 * An error as RFC 9457 wants it, with the id under which our log knows the request. Programs go by the type, which never changes; the
 * detail is for people.
 */
record Problem(String type, String title, int status, String detail, String requestId) {
    static final String CONTENT_TYPE = "application/problem+json";

    /** Seconds; nothing that is away comes back sooner. */
    private static final String RETRY_AFTER = "10";

    static void answer(Context context, HttpStatus status, String detail) {
        context.status(status);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            context.header("Retry-After", RETRY_AFTER);
        }
        Json.answer(context, of(status, detail, RequestId.of(context)), CONTENT_TYPE);
    }

    static Problem of(HttpStatus status, String detail, String requestId) {
        return new Problem(type(status), status.getMessage(), status.getCode(), detail, requestId);
    }

    private static String type(HttpStatus status) {
        return "urn:ocg:problem:"
                + switch (status) {
                    case UNAUTHORIZED -> "not-authenticated";
                    case FORBIDDEN -> "not-allowed";
                    case NOT_FOUND -> "not-found";
                    case METHOD_NOT_ALLOWED -> "method-not-allowed";
                    case CONFLICT -> "conflict";
                    case UNPROCESSABLE_CONTENT -> "key-of-another-request";
                    case CONTENT_TOO_LARGE -> "too-large";
                    case UNSUPPORTED_MEDIA_TYPE -> "unsupported-media-type";
                    case TOO_MANY_REQUESTS -> "too-many-requests";
                    case SERVICE_UNAVAILABLE -> "unavailable";
                    default -> status.getCode() < 500 ? "invalid-request" : "internal-error";
                };
    }
}
