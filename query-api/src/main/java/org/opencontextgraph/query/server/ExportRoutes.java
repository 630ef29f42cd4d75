package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.AnalyticsRoutes.CutBody;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.context.Answers.CutGraph;
import org.opencontextgraph.query.server.context.Answers.Listing;
import org.opencontextgraph.query.server.context.Answers.VariantPage;
import org.opencontextgraph.query.server.context.Answers.VariantRow;
import org.opencontextgraph.query.server.context.GraphReader;
import org.opencontextgraph.query.server.context.Selection;
import org.opencontextgraph.query.server.context.Sort;
import org.opencontextgraph.query.server.context.StepFilter;
import org.opencontextgraph.query.server.context.TrendReader;
import org.opencontextgraph.query.server.context.VariantReader;

/** Lists as files to take along, CSV or JSON, with the filters that are on: the rows that the lists show, and no others. */
final class ExportRoutes {
    private static final int MOST_ROWS = 100_000;

    private final VariantReader variants;
    private final GraphReader graphs;
    private final TrendReader trends;
    private final Released released;
    private final Notice notice;

    ExportRoutes(VariantReader variants, GraphReader graphs, TrendReader trends, Released released, Notice notice) {
        this.variants = variants;
        this.graphs = graphs;
        this.trends = trends;
        this.released = released;
        this.notice = notice;
    }

    List<Route> routes() {
        String process = "/api/v1/analytics/processes/{process_key}";
        return List.of(
                Route.get(process + "/variants/export", AccessPolicy.ANY_READER, this::variants),
                Route.get(process + "/graph/export", AccessPolicy.ANY_READER, this::edges),
                Route.get(process + "/trend/export", AccessPolicy.ANY_READER, this::windows));
    }

    private enum Format {
        CSV("text/csv; charset=utf-8; header=present"),
        JSON("application/json");

        private final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }
    }

    private interface Rows<T> {
        File<T> read(Caller caller) throws SQLException;
    }

    /** @param cut how much of the graph it is; null where nothing is cut */
    private record File<T>(
            List<T> rows,
            @Nullable String completeUpTo,
            @Nullable CutBody cut) {
        static <F, T> File<T> of(Listing<List<F>> found, Function<F, T> row) {
            return new File<>(found.items().stream().map(row).toList(), Notice.completeUpTo(found), null);
        }
    }

    private record Asked(Format format, String sheet, Object filter) {}

    private record ExportBody<T>(
            String processKey,
            Map<String, List<String>> filters,
            List<T> rows,
            @Nullable CutBody cut,
            @Nullable String completeUpTo,
            String withheldNotice) {}

    private void variants(Context context) throws SQLException {
        Selection selection = selection(context);
        StepFilter steps = Parameters.steps(context);
        Sort sort = Parameters.sort(context);
        long minCount = Parameters.number(context, "min_count", 0, 0, Long.MAX_VALUE);
        var query = new VariantReader.Query(selection, steps, sort, minCount, MOST_ROWS, Optional.empty());
        answer(
                context,
                selection,
                Sheet.VARIANTS,
                query,
                caller -> File.of(all(variants.variants(caller, query)), VariantBody::of));
    }

    /** A file does not say that it ends too early, and whoever counts in it would be wrong. */
    private static Listing<List<VariantRow>> all(Listing<VariantPage> found) {
        if (found.next().isPresent()) {
            throw new BadRequestException(
                    "these are more than " + MOST_ROWS + " variants: choose fewer with from, to, scope or min_count",
                    null);
        }
        return new Listing<>(found.items().rows(), found.completeUpTo(), found.next());
    }

    private void edges(Context context) throws SQLException {
        GraphReader.Query query = Parameters.graph(context, process(context));
        answer(context, query.selection(), Sheet.EDGES, query, caller -> {
            Listing<CutGraph> found = graphs.graph(caller, query);
            return new File<>(
                    found.items().shown().edges().stream().map(EdgeBody::of).toList(),
                    Notice.completeUpTo(found),
                    CutBody.of(query.cut(), found.items()));
        });
    }

    private void windows(Context context) throws SQLException {
        Selection selection = selection(context);
        var query = new TrendReader.Query(selection, Parameters.steps(context), Parameters.variant(context));
        answer(
                context,
                selection,
                Sheet.WINDOWS,
                query,
                caller -> File.of(trends.trend(caller, query), TrendRoutes.PointBody::of));
    }

    private <T> void answer(Context context, Selection selection, Sheet<T> sheet, Object filter, Rows<T> rows)
            throws SQLException {
        Format format = Parameters.choice(context, "format", Format.CSV);
        Map<String, List<String>> filters = new TreeMap<>(context.queryParamMap());
        filters.remove("format");
        String ending = format == Format.CSV ? ".csv" : ".json";
        released.answer(
                context,
                selection.process(),
                new Asked(format, sheet.name(), filter),
                format.contentType,
                caller -> switch (format) {
                    case CSV -> sheet.csv(rows.read(caller).rows());
                    case JSON -> {
                        File<T> file = rows.read(caller);
                        yield Json.bytes(new ExportBody<>(
                                selection.process(),
                                filters,
                                file.rows(),
                                file.cut(),
                                file.completeUpTo(),
                                notice.text()));
                    }
                });
        context.header("Content-Disposition", "attachment; filename=\"" + sheet.name() + ending + "\"");
    }

    private static Selection selection(Context context) {
        return Parameters.selection(context, process(context));
    }

    private static String process(Context context) {
        return Parameters.name("process_key", context.pathParam("process_key"));
    }
}
