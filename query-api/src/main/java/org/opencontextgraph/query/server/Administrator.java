package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import org.opencontextgraph.query.server.access.Subject;

/** Who asks below {@code /api/v1/admin}: somebody with a name, because it is written down. */
final class Administrator {
    private Administrator() {}

    static Subject of(Context context) {
        return Gatekeeper.caller(context)
                .subject()
                .orElseThrow(
                        () -> new BadRequestException("the token must have a subject: who asks is written down", null));
    }
}
