package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.context.Answers.EdgeRow;
import org.opencontextgraph.query.server.context.Answers.Graph;
import org.opencontextgraph.query.server.context.Answers.Listing;
import org.opencontextgraph.query.server.context.Answers.ProcessRow;
import org.opencontextgraph.query.server.context.Answers.VariantRow;
import org.opencontextgraph.query.server.context.Band;
import org.opencontextgraph.query.server.context.Cursor;
import org.opencontextgraph.query.server.context.GraphReader;
import org.opencontextgraph.query.server.context.ProcessReader;
import org.opencontextgraph.query.server.context.Sort;
import org.opencontextgraph.query.server.context.Times;
import org.opencontextgraph.query.server.context.VariantReader;

/**
 * Processes, variants, graphs.
 *
 * <p>A process key that is unknown, not the caller's to see, or has nothing released gives the same empty list.
 */
final class AnalyticsRoutes {
    private final ProcessReader processes;
    private final VariantReader variants;
    private final GraphReader graphs;
    private final Released released;
    private final Notice notice;

    AnalyticsRoutes(
            ProcessReader processes, VariantReader variants, GraphReader graphs, Released released, Notice notice) {
        this.processes = processes;
        this.variants = variants;
        this.graphs = graphs;
        this.released = released;
        this.notice = notice;
    }

    List<Route> routes() {
        String base = "/api/v1/analytics/processes";
        return List.of(
                Route.get(base, AccessPolicy.ANY_READER, this::processes),
                Route.get(base + "/{process_key}/variants", AccessPolicy.ANY_READER, this::variants),
                Route.get(base + "/{process_key}/graph", AccessPolicy.ANY_READER, this::graph));
    }

    private record ProcessBody(String processKey, long count, String lastWindow) {}

    private record ProcessesBody(
            List<ProcessBody> processes, @Nullable String completeUpTo, String withheldNotice) {}

    private void processes(Context context) throws SQLException {
        released.answer(context, ProcessesBody.class, caller -> {
            Listing<List<ProcessRow>> found = processes.processes(caller);
            List<ProcessBody> bodies = found.items().stream()
                    .map(row -> new ProcessBody(
                            row.process(), row.count(), row.lastWindow().toString()))
                    .toList();
            return new ProcessesBody(bodies, Notice.completeUpTo(found), notice.text());
        });
    }

    private record VariantBody(
            String variant,
            List<String> steps,
            long count,
            @Nullable String people,
            String lastWindow,
            @Nullable Long medianSeconds,
            @Nullable Long p25Seconds,
            @Nullable Long p75Seconds,
            @Nullable Long p10Seconds,
            @Nullable Long p90Seconds) {
        static VariantBody of(VariantRow row) {
            Times times = row.times();
            return new VariantBody(
                    row.variant(),
                    row.steps(),
                    row.count(),
                    row.band().map(Band::shown).orElse(null),
                    row.lastWindow().toString(),
                    Json.orNull(times.median()),
                    times.quartiles().map(Times.Spread::lower).orElse(null),
                    times.quartiles().map(Times.Spread::upper).orElse(null),
                    times.outer().map(Times.Spread::lower).orElse(null),
                    times.outer().map(Times.Spread::upper).orElse(null));
        }
    }

    private record VariantsBody(
            String processKey,
            List<VariantBody> variants,
            @Nullable String nextCursor,
            @Nullable String completeUpTo,
            String withheldNotice) {}

    private void variants(Context context) throws SQLException {
        String process = Parameters.name("process_key", context.pathParam("process_key"));
        Sort sort = Sort.of(Parameters.text(context, "sort", Sort.COUNT.key()))
                .orElseThrow(() -> new BadRequestException("sort must be count or recent", null));
        var query = new VariantReader.Query(
                process,
                sort,
                Parameters.number(context, "min_count", 0, 0, Long.MAX_VALUE),
                Parameters.pageSize(context),
                Parameters.cursor(context, sort));
        released.answer(context, process, query, caller -> {
            Listing<List<VariantRow>> found = variants.variants(caller, query);
            return new VariantsBody(
                    process,
                    found.items().stream().map(VariantBody::of).toList(),
                    found.next().map(Cursor::encoded).orElse(null),
                    Notice.completeUpTo(found),
                    notice.text());
        });
    }

    private record NodeBody(String step) {}

    private record EdgeBody(
            String source,
            String target,
            long count,
            @Nullable Long medianSeconds) {
        static EdgeBody of(EdgeRow row) {
            return new EdgeBody(row.source(), row.target(), row.count(), Json.orNull(row.medianSeconds()));
        }
    }

    private record GraphBody(
            String processKey,
            List<NodeBody> nodes,
            List<EdgeBody> edges,
            @Nullable String completeUpTo,
            String withheldNotice) {}

    private void graph(Context context) throws SQLException {
        String process = Parameters.name("process_key", context.pathParam("process_key"));
        released.answer(context, process, GraphBody.class, caller -> {
            Listing<Graph> found = graphs.graph(caller, process);
            return new GraphBody(
                    process,
                    found.items().nodes().stream().map(NodeBody::new).toList(),
                    found.items().edges().stream().map(EdgeBody::of).toList(),
                    Notice.completeUpTo(found),
                    notice.text());
        });
    }
}
