package org.opencontextgraph.query.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import org.opencontextgraph.query.server.login.Logins;
import org.opencontextgraph.query.server.ui.UserInterface;

/**
 * A person whose login does not come about is sent back to the start page, which says so and lets them try again. Programs, and
 * all where there is no user interface, keep the problem. The log has it either way.
 */
final class FailedSignIn {
    /** The same for all: nothing of the request goes into it. */
    private static final String ADDRESS = "/?sign-in=failed";

    private FailedSignIn() {}

    static void sendBack(RoutesConfig routes, UserInterface pages) {
        for (String path : List.of(Logins.BEGIN, Logins.CALLBACK)) {
            routes.after(path, context -> {
                if (context.statusCode() >= HttpStatus.BAD_REQUEST.getCode() && pages.isToBeShown(context)) {
                    sendBack(context);
                }
            });
        }
    }

    private static void sendBack(Context context) {
        context.res().setHeader("Retry-After", null);
        context.res().setContentType(null);
        context.status(HttpStatus.SEE_OTHER).result("");
        context.header("Referrer-Policy", "no-referrer"); // the address that failed may hold a code
        context.header("Location", ADDRESS);
    }
}
