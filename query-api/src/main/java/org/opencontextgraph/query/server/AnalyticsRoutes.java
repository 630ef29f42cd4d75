package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.context.Answers.CutGraph;
import org.opencontextgraph.query.server.context.Answers.Graph;
import org.opencontextgraph.query.server.context.Answers.Listing;
import org.opencontextgraph.query.server.context.Answers.NodeRow;
import org.opencontextgraph.query.server.context.Answers.ProcessRow;
import org.opencontextgraph.query.server.context.Answers.VariantPage;
import org.opencontextgraph.query.server.context.Band;
import org.opencontextgraph.query.server.context.Cursor;
import org.opencontextgraph.query.server.context.GraphCut;
import org.opencontextgraph.query.server.context.GraphReader;
import org.opencontextgraph.query.server.context.ProcessReader;
import org.opencontextgraph.query.server.context.Selection;
import org.opencontextgraph.query.server.context.Sort;
import org.opencontextgraph.query.server.context.StepFilter;
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
    private final Cursors cursors;
    private final Notice notice;

    AnalyticsRoutes(
            ProcessReader processes,
            VariantReader variants,
            GraphReader graphs,
            Released released,
            Cursors cursors,
            Notice notice) {
        this.processes = processes;
        this.variants = variants;
        this.graphs = graphs;
        this.released = released;
        this.cursors = cursors;
        this.notice = notice;
    }

    List<Route> routes() {
        String base = "/api/v1/analytics/processes";
        return List.of(
                Route.get(base, AccessPolicy.ANY_READER, this::processes),
                Route.get(base + "/{process_key}/variants", AccessPolicy.ANY_READER, this::variants),
                Route.get(base + "/{process_key}/graph", AccessPolicy.ANY_READER, this::graph));
    }

    private record ProcessBody(
            String processKey, long count, String firstWindow, String lastWindow, List<String> scopes, int k) {
        static ProcessBody of(ProcessRow row) {
            return new ProcessBody(
                    row.process(),
                    row.count(),
                    row.firstWindow().toString(),
                    row.lastWindow().toString(),
                    row.scopes(),
                    row.k());
        }
    }

    private record ProcessesBody(
            List<ProcessBody> processes, @Nullable String completeUpTo, String withheldNotice) {}

    private void processes(Context context) throws SQLException {
        released.answer(context, ProcessesBody.class, caller -> {
            Listing<List<ProcessRow>> found = processes.processes(caller);
            List<ProcessBody> bodies =
                    found.items().stream().map(ProcessBody::of).toList();
            return new ProcessesBody(bodies, Notice.completeUpTo(found), notice.text());
        });
    }

    private record VariantsBody(
            String processKey,
            List<VariantBody> variants,
            long totalCount,
            @Nullable String nextCursor,
            @Nullable String completeUpTo,
            String withheldNotice) {}

    private void variants(Context context) throws SQLException {
        String process = Parameters.name("process_key", context.pathParam("process_key"));
        Sort sort = Parameters.sort(context);
        Selection selection = Parameters.selection(context, process);
        StepFilter steps = Parameters.steps(context);
        long minCount = Parameters.number(context, "min_count", 0, 0, Long.MAX_VALUE);
        Cursors.Binding bound = cursors.bind(context, List.of("variants", selection, steps, sort, minCount));
        var query = new VariantReader.Query(
                selection,
                steps,
                sort,
                minCount,
                Parameters.pageSize(context),
                Parameters.cursor(context, bound, sort));
        released.answer(context, process, query, caller -> {
            Listing<VariantPage> found = variants.variants(caller, query);
            return new VariantsBody(
                    process,
                    found.items().rows().stream().map(VariantBody::of).toList(),
                    found.items().totalCount(),
                    bound.close(found.next().map(Cursor::place)),
                    Notice.completeUpTo(found),
                    notice.text());
        });
    }

    private record NodeBody(
            String step,
            long count,
            long starts,
            long ends,
            @Nullable String people) {
        static NodeBody of(NodeRow row) {
            return new NodeBody(
                    row.step(),
                    row.count(),
                    row.starts(),
                    row.ends(),
                    row.band().map(Band::shown).orElse(null));
        }
    }

    record CutBody(
            int activitiesPercent, int pathsPercent, int activitiesShown, int activities, int pathsShown, int paths) {
        static CutBody of(GraphCut cut, CutGraph graph) {
            return new CutBody(
                    cut.activities(),
                    cut.paths(),
                    graph.shown().nodes().size(),
                    graph.whole().nodes().size(),
                    graph.shown().edges().size(),
                    graph.whole().edges().size());
        }
    }

    private record GraphBody(
            String processKey,
            List<NodeBody> nodes,
            List<EdgeBody> edges,
            CutBody cut,
            @Nullable String completeUpTo,
            String withheldNotice) {}

    private void graph(Context context) throws SQLException {
        String process = Parameters.name("process_key", context.pathParam("process_key"));
        GraphReader.Query query = Parameters.graph(context, process);
        released.answer(context, process, query, caller -> {
            Listing<CutGraph> found = graphs.graph(caller, query);
            Graph shown = found.items().shown();
            return new GraphBody(
                    process,
                    shown.nodes().stream().map(NodeBody::of).toList(),
                    shown.edges().stream().map(EdgeBody::of).toList(),
                    CutBody.of(query.cut(), found.items()),
                    Notice.completeUpTo(found),
                    notice.text());
        });
    }
}
