package org.opencontextgraph.query.server;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import org.opencontextgraph.query.server.access.AccessPolicy;

/** One route; there is no way to register one without saying who may use it. */
record Route(HandlerType method, String path, AccessPolicy policy, Handler handler) {
    static Route get(String path, AccessPolicy policy, Handler handler) {
        return new Route(HandlerType.GET, path, policy, handler);
    }

    /** The same for a caller who wants no body; Jetty leaves it out (RFC 9110, 9.3.2). */
    Route head() {
        return new Route(HandlerType.HEAD, path, policy, handler);
    }

    static Route put(String path, AccessPolicy policy, Handler handler) {
        return new Route(HandlerType.PUT, path, policy, handler);
    }

    static Route patch(String path, AccessPolicy policy, Handler handler) {
        return new Route(HandlerType.PATCH, path, policy, handler);
    }

    static Route delete(String path, AccessPolicy policy, Handler handler) {
        return new Route(HandlerType.DELETE, path, policy, handler);
    }

    static Route post(String path, AccessPolicy policy, Handler handler) {
        return new Route(HandlerType.POST, path, policy, handler);
    }
}
