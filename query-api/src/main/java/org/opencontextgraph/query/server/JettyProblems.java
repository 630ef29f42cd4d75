package org.opencontextgraph.query.server;

import io.javalin.http.HttpStatus;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** For requests so broken that they never reach a route: the same form of error, without the server's own page. */
final class JettyProblems extends ErrorHandler {
    /** Whatever the method: there is always somebody who reads it. */
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        String id = RequestId.fresh();
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        response.getHeaders().put(RequestId.HEADER, id);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put("Cache-Control", "no-store");
        Problem problem = Problem.of(HttpStatus.forStatus(code), "the request could not be understood", id);
        response.write(true, ByteBuffer.wrap(Json.bytes(problem)), callback);
    }
}
