package org.opencontextgraph.query.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.Optional;
import org.opencontextgraph.query.server.access.InvalidTokenException;
import org.opencontextgraph.query.server.access.KeysUnavailableException;
import org.opencontextgraph.query.server.admin.NotAuditedException;
import org.opencontextgraph.query.server.identity.LinkNotWrittenException;
import org.opencontextgraph.query.server.login.LoginRefusedException;
import org.opencontextgraph.query.server.login.ProviderAwayException;
import org.opencontextgraph.query.server.personal.ForeignCursorException;
import org.opencontextgraph.query.server.personal.NotWrittenException;
import org.opencontextgraph.query.server.personal.TaskConflictException;
import org.opencontextgraph.query.server.ui.UserInterface;
import org.opencontextgraph.query.server.webhook.NotTakenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong into a problem; what an internal error was stays in the log. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static void handle(RoutesConfig routes) {
        routes.exception(
                BadRequestException.class,
                (e, context) -> Problem.answer(context, HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage())));
        routes.exception(
                ForeignCursorException.class,
                (e, context) -> Problem.answer(context, HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage())));
        routes.exception(
                UnknownPersonException.class,
                (e, context) -> Problem.answer(context, HttpStatus.CONFLICT, String.valueOf(e.getMessage())));
        routes.exception(
                TaskConflictException.class,
                (e, context) -> Problem.answer(context, HttpStatus.CONFLICT, String.valueOf(e.getMessage())));
        routes.exception(NotWrittenException.class, (e, context) -> {
            LOG.warn("what a person said could not be written: {}", String.valueOf(e.getCause()));
            Problem.answer(
                    context,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "what was said could not be written down for certain; say it again");
        });
        routes.exception(LinkNotWrittenException.class, (e, context) -> {
            LOG.warn("a link could not be written: {}", String.valueOf(e.getCause()));
            Problem.answer(
                    context,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "what was decided is written down, but is not certain to take effect; decide it again");
        });
        routes.exception(NotTakenException.class, (e, context) -> {
            LOG.warn("a delivery was not taken: {}", String.valueOf(e.getCause()));
            Problem.answer(
                    context, HttpStatus.SERVICE_UNAVAILABLE, "the delivery is not certain to be read; send it again");
        });
        routes.exception(NotAuditedException.class, (e, context) -> {
            LOG.error("an action was refused: the audit log could not be written (SQLSTATE {})", e.sqlState());
            Problem.answer(
                    context,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "it could not be written into the audit log, so nothing was done; try again later");
        });
        routes.exception(InvalidTokenException.class, (e, context) -> {
            LOG.debug("a token was refused", e);
            context.header("WWW-Authenticate", "Bearer realm=\"ocg\", error=\"invalid_token\"");
            Problem.answer(
                    context,
                    HttpStatus.UNAUTHORIZED,
                    "the bearer token is not valid, has expired or is for another service");
        });
        routes.exception(KeysUnavailableException.class, (e, context) -> {
            LOG.warn("tokens cannot be checked: {}", e.toString());
            away(context);
        });
        routes.exception(ProviderAwayException.class, (e, context) -> {
            LOG.warn(
                    "the identity provider cannot be asked: {}",
                    String.valueOf(e.getCause() == null ? e : e.getCause()));
            away(context);
        });
        routes.exception(LoginRefusedException.class, (e, context) -> {
            LOG.warn("a login was refused: {}", e.getMessage());
            Problem.answer(
                    context,
                    HttpStatus.UNAUTHORIZED,
                    "the login was not taken; begin again at /api/v1/login, the log knows why");
        });
        routes.exception(
                ForgedRequestException.class,
                (e, context) -> Problem.answer(context, HttpStatus.FORBIDDEN, String.valueOf(e.getMessage())));
        routes.exception(TooManyRequestsException.class, (e, context) -> {
            context.header("Retry-After", Long.toString(e.seconds()));
            Problem.answer(context, HttpStatus.TOO_MANY_REQUESTS, String.valueOf(e.getMessage()));
        });
        routes.exception(HttpResponseException.class, Problems::declined);
        routes.exception(Exception.class, (e, context) -> {
            Optional<DatabaseTrouble> trouble = DatabaseTrouble.of(e);
            if (trouble.isPresent()) {
                LOG.warn("{}: {}", trouble.get().words(), e.toString());
                Problem.answer(
                        context, HttpStatus.SERVICE_UNAVAILABLE, trouble.get().words());
            } else {
                LOG.error("a request failed", e);
                Problem.answer(
                        context,
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "something went wrong here; the log knows the request");
            }
        });
        // statuses that nobody turned into a problem on the way
        for (int status = 400; status < 600; status++) {
            routes.error(status, context -> {
                if (!Problem.CONTENT_TYPE.equals(context.res().getContentType()) && !UserInterface.answered(context)) {
                    Problem.answer(context, context.status(), detail(context.status()));
                }
            });
        }
    }

    private static void away(Context context) {
        Problem.answer(context, HttpStatus.SERVICE_UNAVAILABLE, "the identity provider cannot be reached");
    }

    private static void declined(HttpResponseException e, Context context) {
        HttpStatus status = HttpStatus.forStatus(e.getStatus());
        if (e instanceof MethodNotAllowedResponse) {
            context.header("Allow", String.join(", ", e.getDetails().values()));
        }
        if (status == HttpStatus.UNAUTHORIZED) {
            context.header("WWW-Authenticate", "Bearer realm=\"ocg\"");
        }
        if (status == HttpStatus.REQUEST_TIMEOUT) {
            context.header("Connection", "close"); // nobody waits for the rest
        }
        Problem.answer(context, status, detail(status));
    }

    private static String detail(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "the request could not be understood";
            case UNAUTHORIZED -> "this needs a bearer token, or a session: log in at /api/v1/login";
            case FORBIDDEN -> "this needs another role";
            case NOT_FOUND -> "there is nothing at this address";
            case METHOD_NOT_ALLOWED -> "this address does not take that method";
            case REQUEST_TIMEOUT -> "the body did not arrive in time";
            case CONTENT_TOO_LARGE -> "the body is too large";
            case UNSUPPORTED_MEDIA_TYPE -> "the body must be JSON in UTF-8, and not compressed";
            default -> status.getMessage();
        };
    }
}
