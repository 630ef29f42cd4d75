package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.access.Subject;
import org.opencontextgraph.query.server.access.UserRole;
import org.opencontextgraph.query.server.login.BrowserLogin;
import org.opencontextgraph.query.server.login.LoginRefusedException;
import org.opencontextgraph.query.server.login.Logins;
import org.opencontextgraph.query.server.login.OwnOrigin;
import org.opencontextgraph.query.server.login.PendingLogin;
import org.opencontextgraph.query.server.login.ReturnTo;
import org.opencontextgraph.query.server.login.Session;
import org.opencontextgraph.query.telemetry.Spans;

/** A browser logs in, asks who it is, and logs out. */
final class LoginRoutes {
    private final Optional<BrowserLogin> login;
    private final Optional<SessionDoor> door;

    /** @param door empty with the login, when browsers cannot log in */
    LoginRoutes(Optional<BrowserLogin> login, Optional<SessionDoor> door) {
        this.login = login;
        this.door = door;
    }

    List<Route> routes() {
        return List.of(
                Route.get(Logins.BEGIN, AccessPolicy.PUBLIC, this::begin),
                Route.get(Logins.CALLBACK, AccessPolicy.PUBLIC, this::finish),
                Route.post("/api/v1/logout", AccessPolicy.PUBLIC, this::end),
                Route.get("/api/v1/session", AccessPolicy.ANY_READER, this::session));
    }

    private void begin(Context context) {
        Logins logins = logins();
        OwnOrigin own = own(context);
        ReturnTo returnTo = ReturnTo.of(context.queryParam("return_to"))
                .orElseThrow(() -> new BadRequestException(
                        "return_to must be a path of this service that begins with one slash", null));
        Logins.Begun begun = Spans.in("auth.begin_login", () -> logins.begin(returnTo, own));
        new SessionCookies(own).keepLogin(context, begun.state(), begun.cookie(), PendingLogin.PATIENCE);
        send(context, begun.provider());
    }

    private void finish(Context context) throws SQLException {
        Logins logins = logins();
        OwnOrigin own = own(context);
        SessionCookies cookies = new SessionCookies(own);
        SessionDoor sessions = door.orElseThrow();
        @Nullable String state = context.queryParam("state");
        String pending = cookies.login(context, state)
                .orElseThrow(() -> new BadRequestException(
                        "this browser began no such login, or longer than ten minutes ago; begin again at /api/v1/login",
                        null));
        cookies.forgetLogin(context, state);
        Logins.Done done = Spans.in("auth.finish_login", () -> logins.finish(context.queryParamMap(), pending, own));
        Optional<Session> before = sessions.brought(context);
        if (before.isPresent()) {
            endForGood(before.get());
        }
        sessions.keep(context, done.session());
        send(context, own.at(done.returnTo().path()));
    }

    private record EndBody(boolean ended, @Nullable String logoutUrl) {}

    private void end(Context context) throws SQLException {
        Optional<Session> session = door.flatMap(sessions -> sessions.brought(context));
        door.ifPresent(sessions -> sessions.forget(context));
        if (session.isEmpty()) {
            Json.answer(context, new EndBody(false, null));
            return;
        }
        endForGood(session.get());
        Optional<URI> elsewhere = login.orElseThrow()
                .sessions()
                .tellProvider(session.get(), own(context).at("/"));
        Json.answer(context, new EndBody(true, elsewhere.map(URI::toString).orElse(null)));
    }

    private record SessionBody(
            @Nullable String subject,
            @Nullable String name,
            List<String> roles,
            boolean bySession,
            @Nullable String csrfToken,
            @Nullable String ends,
            @Nullable String endsAtTheLatest) {}

    private void session(Context context) {
        Optional<Session> session = SessionDoor.session(context);
        Caller caller = Gatekeeper.caller(context);
        Json.answer(
                context,
                new SessionBody(
                        caller.subject().map(Subject::value).orElse(null),
                        session.flatMap(Session::name).orElse(null),
                        caller.roles().stream().sorted().map(UserRole::word).toList(),
                        session.isPresent(),
                        session.map(it -> it.csrf().value()).orElse(null),
                        session.map(it -> time(login.orElseThrow().sessions().end(it)))
                                .orElse(null),
                        session.map(it -> time(login.orElseThrow().sessions().lastEnd(it)))
                                .orElse(null)));
    }

    private void endForGood(Session session) throws SQLException {
        var sessions = login.orElseThrow().sessions();
        sessions.end(session.id(), sessions.lastEnd(session));
    }

    private Logins logins() {
        return login.map(BrowserLogin::logins).orElseThrow(NotFoundResponse::new);
    }

    private OwnOrigin own(Context context) {
        return door.flatMap(sessions -> sessions.origin(context))
                .orElseThrow(() -> new LoginRefusedException(
                        "a browser came by a name that is not this machine's own: set api.public-url"));
    }

    /** The address holds a code or a state; it is nobody else's business. */
    private static void send(Context context, URI to) {
        context.header("Referrer-Policy", "no-referrer");
        context.status(HttpStatus.FOUND).header("Location", to.toString());
    }

    private static String time(Instant time) {
        return time.toString();
    }
}
