package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.opencontextgraph.query.server.login.BrowserLogin;
import org.opencontextgraph.query.server.login.CsrfToken;
import org.opencontextgraph.query.server.login.LoginRefusedException;
import org.opencontextgraph.query.server.login.OwnOrigin;
import org.opencontextgraph.query.server.login.Session;
import org.opencontextgraph.query.server.login.SessionOverException;

/** Lets in whom a session vouches for, and keeps the browser's cookies as the session is now. */
final class SessionDoor {
    private static final String SESSION = "session";
    private static final String CSRF = "X-CSRF-Token";

    private final BrowserLogin login;
    private final InstantSource clock;

    SessionDoor(BrowserLogin login, InstantSource clock) {
        this.login = login;
        this.clock = clock;
    }

    /** The session that this request came with, if that is how it came in. */
    static Optional<Session> session(Context context) {
        return Optional.ofNullable(context.attribute(SESSION));
    }

    /**
     * @throws UnauthorizedResponse when there is no session, it is over, or the page that asks is of another one
     * @throws ForgedRequestException when the request may be another site's
     */
    Session enter(Context context) throws SQLException {
        Session brought = brought(context).orElseThrow(() -> {
            cookies(context).ifPresent(cookies -> cookies.forgetSession(context));
            return new UnauthorizedResponse();
        });
        try {
            Session current = login.sessions().current(brought);
            if (!current.equals(brought)) {
                keep(context, current);
            }
            context.attribute(SESSION, current);
            return current;
        } catch (SessionOverException _) {
            forget(context);
            throw new UnauthorizedResponse();
        }
    }

    /**
     * The session of the cookie, whether or not it still opens anything.
     *
     * @throws UnauthorizedResponse when the page that asks is of another session; this one is left as it is
     * @throws ForgedRequestException when the request may be another site's
     */
    Optional<Session> brought(Context context) {
        Optional<Session> session =
                cookies(context).flatMap(cookies -> cookies.session(context)).flatMap(login.sessions()::open);
        session.ifPresent(brought -> {
            refuseOtherPages(context, brought);
            refuseForged(context, brought);
        });
        return session;
    }

    /** @throws LoginRefusedException when no browser can hold it */
    void keep(Context context, Session session) {
        Session kept = isRoomFor(session) ? session : session.withoutRefreshToken();
        if (!isRoomFor(kept)) {
            throw new LoginRefusedException("the token names more groups than cookies can hold");
        }
        Duration age = Duration.between(clock.instant(), login.sessions().end(kept));
        cookies(context)
                .ifPresent(
                        cookies -> cookies.keepSession(context, login.sessions().close(kept), age));
    }

    private boolean isRoomFor(Session session) {
        return SessionCookies.isRoomFor(login.sessions().close(session));
    }

    void forget(Context context) {
        cookies(context).ifPresent(cookies -> cookies.forgetSession(context));
    }

    Optional<OwnOrigin> origin(Context context) {
        return OwnOrigin.of(login.settings().publicUrl(), context.header("Host"));
    }

    Optional<SessionCookies> cookies(Context context) {
        return origin(context).map(SessionCookies::new);
    }

    /** The cookie is the browser's, the token is the page's: what the page would show of the one it would take for the other's. */
    private static void refuseOtherPages(Context context, Session session) {
        if (session.csrf().isOfAnother(context.header(CSRF))) {
            throw new UnauthorizedResponse();
        }
    }

    private void refuseForged(Context context, Session session) {
        if (!CsrfToken.isNeedless(context.method().name())
                && !session.csrf()
                        .allows(
                                context.header("Sec-Fetch-Site"),
                                context.header("Origin"),
                                context.header(CSRF),
                                origin(context).orElseThrow())) {
            throw new ForgedRequestException();
        }
    }
}
