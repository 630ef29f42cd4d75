package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.access.TokenVerifier;
import org.opencontextgraph.query.telemetry.Spans;

/**
 * Stands before every matched route: reads its policy, then the caller's token or session. No policy, no entry. Whoever brings
 * both is who the token says.
 */
final class Gatekeeper {
    private static final String CALLER = "caller";
    private static final String SCHEME = "bearer ";

    private final TokenVerifier tokens;
    private final Optional<SessionDoor> sessions;

    /** @param sessions empty when browsers cannot log in */
    Gatekeeper(TokenVerifier tokens, Optional<SessionDoor> sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    void check(Context context) throws SQLException {
        AccessPolicy policy = policy(context);
        if (policy == AccessPolicy.PUBLIC) {
            return;
        }
        Caller caller = Spans.in("auth.resolve_principals", () -> who(context));
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

    /** That of whatever matched: a route, or the user interface, which has a policy of its own. */
    static AccessPolicy policy(Context context) {
        return policy(context.routeRoles());
    }

    static AccessPolicy policy(Endpoint endpoint) {
        Roles roles = endpoint.metadata(Roles.class);
        return policy(roles == null ? Set.of() : roles.getRoles());
    }

    private static AccessPolicy policy(Set<? extends RouteRole> roles) {
        if (roles.size() != 1 || !(roles.iterator().next() instanceof AccessPolicy policy)) {
            throw new IllegalStateException("a route without a policy is closed");
        }
        return policy;
    }

    private Caller who(Context context) throws SQLException {
        Optional<String> token = token(context);
        if (token.isPresent()) {
            return tokens.verify(token.get()).caller();
        }
        return sessions.orElseThrow(UnauthorizedResponse::new).enter(context).caller();
    }

    /** Other schemes are between the caller and whoever stands before us. */
    private static Optional<String> token(Context context) {
        if (Collections.list(context.req().getHeaders("Authorization")).size() > 1) {
            throw new UnauthorizedResponse(); // whoever stands before us may have looked at the other one
        }
        return Optional.ofNullable(context.header("Authorization"))
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                .map(header -> header.substring(SCHEME.length()).strip());
    }
}
