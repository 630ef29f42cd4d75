package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.context.Answers.Listing;
import org.opencontextgraph.query.server.context.EdgeReader;
import org.opencontextgraph.query.server.context.Times;

/** One edge of the graph, closer. */
final class EdgeRoutes {
    private final EdgeReader edges;
    private final Released released;
    private final Notice notice;

    EdgeRoutes(EdgeReader edges, Released released, Notice notice) {
        this.edges = edges;
        this.released = released;
        this.notice = notice;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/analytics/processes/{process_key}/graph/edge", AccessPolicy.ANY_READER, this::edge));
    }

    private record EdgeTimesBody(
            String processKey,
            String source,
            String target,
            @Nullable TimesBody times,
            @Nullable String completeUpTo,
            String withheldNotice) {}

    private void edge(Context context) throws SQLException {
        String process = Parameters.name("process_key", context.pathParam("process_key"));
        var query = new EdgeReader.Query(
                Parameters.selection(context, process),
                Parameters.steps(context),
                required(context, "source"),
                required(context, "target"));
        released.answer(context, process, query, caller -> {
            Listing<Optional<Times>> found = edges.times(caller, query);
            return new EdgeTimesBody(
                    process,
                    query.source(),
                    query.target(),
                    found.items().map(TimesBody::of).orElse(null),
                    Notice.completeUpTo(found),
                    notice.text());
        });
    }

    private static String required(Context context, String name) {
        return Parameters.optional(context, name)
                .orElseThrow(() -> new BadRequestException(name + " must be given", null));
    }
}
