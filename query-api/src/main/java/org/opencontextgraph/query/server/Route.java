package org.opencontextgraph.query.server;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import org.opencontextgraph.query.server.access.AccessPolicy;

/**
 * One route; there is no way to register one without saying who may use it.
 *
 * @param once whether a request with a key is done once, however often it is sent
 */
record Route(HandlerType method, String path, AccessPolicy policy, Handler handler, boolean once) {
    static Route get(String path, AccessPolicy policy, Handler handler) {
        return new Route(HandlerType.GET, path, policy, handler, false);
    }

    /** The same for a caller who wants no body; Jetty leaves it out (RFC 9110, 9.3.2). */
    Route head() {
        return new Route(HandlerType.HEAD, path, policy, handler, false);
    }

    static Route put(String path, AccessPolicy policy, Handler handler) {
        return new Route(HandlerType.PUT, path, policy, handler, false);
    }

    static Route patch(String path, AccessPolicy policy, Handler handler) {
        return new Route(HandlerType.PATCH, path, policy, handler, false);
    }

    static Route delete(String path, AccessPolicy policy, Handler handler) {
        return new Route(HandlerType.DELETE, path, policy, handler, false);
    }

    /** Asks; nothing is other than before. */
    static Route post(String path, AccessPolicy policy, Handler handler) {
        return new Route(HandlerType.POST, path, policy, handler, false);
    }

    /** Makes something that would be there twice if it were sent twice. */
    static Route create(String path, AccessPolicy policy, Handler handler) {
        return new Route(HandlerType.POST, path, policy, handler, true);
    }
}
