package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.access.TokenVerifier;
import org.opencontextgraph.query.telemetry.Spans;

/** Stands before every matched route: reads its policy, then the caller's token. No policy, no entry. */
final class Gatekeeper {
    private static final String CALLER = "caller";
    private static final String SCHEME = "bearer ";

    private final TokenVerifier tokens;

    Gatekeeper(TokenVerifier tokens) {
        this.tokens = tokens;
    }

    void check(Context context) {
        AccessPolicy policy = policy(context.endpoints().matchedHttpEndpoint());
        if (policy == AccessPolicy.PUBLIC) {
            return;
        }
        Caller caller = Spans.in("auth.resolve_principals", () -> tokens.verify(token(context)));
        if (!policy.allows(caller)) {
            throw new ForbiddenResponse();
        }
        context.attribute(CALLER, caller);
    }

    /** The caller that {@link #check} let in. */
    static Caller caller(Context context) {
        Caller caller = context.attribute(CALLER);
        if (caller == null) {
            throw new IllegalStateException("a public route knows no caller");
        }
        return caller;
    }

    static AccessPolicy policy(@Nullable Endpoint endpoint) {
        Roles roles = endpoint == null ? null : endpoint.metadata(Roles.class);
        if (roles == null
                || roles.getRoles().size() != 1
                || !(roles.getRoles().iterator().next() instanceof AccessPolicy policy)) {
            throw new IllegalStateException("a route without a policy is closed");
        }
        return policy;
    }

    private static String token(Context context) {
        String header = context.header("Authorization");
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            throw new UnauthorizedResponse();
        }
        return header.substring(SCHEME.length()).strip();
    }
}
