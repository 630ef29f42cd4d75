package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.AnalyticsRoutes.CutBody;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.context.Answers.Listing;
import org.opencontextgraph.query.server.context.GraphReader;
import org.opencontextgraph.query.server.context.ProcessReader;
import org.opencontextgraph.query.server.context.ProcessReader.WithK;
import org.opencontextgraph.query.server.context.Reading;
import org.opencontextgraph.query.server.context.Selection;
import org.opencontextgraph.query.server.context.Sort;
import org.opencontextgraph.query.server.context.StepFilter;
import org.opencontextgraph.query.server.context.TrendReader;
import org.opencontextgraph.query.server.context.VariantReader;
import org.opencontextgraph.query.server.release.Dated;

/**
 * Lists as files to take along, CSV or JSON, with the filters that are on: the rows that the lists show, and no others. A file
 * says what it is a list of; all that it says comes from one snapshot of the database.
 */
final class ExportRoutes {
    private static final int MOST_ROWS = 100_000;

    /** Characters: each row of a table says its filters, and a small question must not make a large answer. */
    private static final long MOST_REPEATED = 32L << 20;

    private final ProcessReader processes;
    private final VariantReader variants;
    private final GraphReader graphs;
    private final TrendReader trends;
    private final Released released;
    private final Notice notice;

    ExportRoutes(
            ProcessReader processes,
            VariantReader variants,
            GraphReader graphs,
            TrendReader trends,
            Released released,
            Notice notice) {
        this.processes = processes;
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

    private record Rows<T>(List<T> rows, @Nullable CutBody cut) {}

    /**
     * A table that was asked for.
     *
     * @param reading what it is made of
     * @param rows made of that
     */
    private record Table<F, T>(
            Sheet<T> sheet, String process, Object query, Reading<Listing<F>> reading, Function<F, Rows<T>> rows) {}

    private record Asked(Format format, String sheet, Object query, Filters filters) {}

    private record ExportBody<T>(
            String processKey,
            SortedMap<String, List<String>> filters,
            List<T> rows,
            @Nullable CutBody cut,
            @Nullable String completeUpTo,
            @Nullable Integer k,
            String release,
            String withheldNotice) {
        static <T> ExportBody<T> of(Provenance about, List<T> rows, Notice notice) {
            return new ExportBody<>(
                    about.processKey(),
                    about.filters().values(),
                    rows,
                    about.cut(),
                    about.completeUpTo(),
                    about.k(),
                    about.release(),
                    notice.text());
        }
    }

    private void variants(Context context) throws SQLException {
        Selection selection = selection(context);
        StepFilter steps = Parameters.steps(context);
        Sort sort = Parameters.sort(context);
        long minCount = Parameters.number(context, "min_count", 0, 0, Long.MAX_VALUE);
        var query = new VariantReader.Query(selection, steps, sort, minCount, MOST_ROWS, Optional.empty());
        answer(
                context,
                new Table<>(
                        Sheet.VARIANTS,
                        selection.process(),
                        query,
                        variants.reading(query),
                        page -> rows(page.rows(), VariantBody::of)));
    }

    private void edges(Context context) throws SQLException {
        GraphReader.Query query = Parameters.graph(context, process(context));
        answer(
                context,
                new Table<>(
                        Sheet.EDGES,
                        query.selection().process(),
                        query,
                        graphs.reading(query),
                        graph -> new Rows<>(
                                graph.shown().edges().stream().map(EdgeBody::of).toList(),
                                CutBody.of(query.cut(), graph))));
    }

    private void windows(Context context) throws SQLException {
        Selection selection = selection(context);
        var query = new TrendReader.Query(selection, Parameters.steps(context), Parameters.variant(context));
        answer(
                context,
                new Table<>(
                        Sheet.WINDOWS,
                        selection.process(),
                        query,
                        trends.reading(query),
                        points -> rows(points, TrendRoutes.PointBody::of)));
    }

    private static <F, T> Rows<T> rows(List<F> found, Function<F, T> row) {
        return new Rows<>(found.stream().map(row).toList(), null);
    }

    private <F, T> void answer(Context context, Table<F, T> table) throws SQLException {
        Format format = Parameters.choice(context, "format", Format.CSV);
        Filters filters = Filters.of(context);
        String process = table.process();
        String sheet = table.sheet().name();
        released.answer(
                context,
                process,
                new Asked(format, sheet, table.query(), filters),
                format.contentType,
                (caller, releases) -> {
                    var found = releases.read(caller, process, processes.withK(process, table.reading()));
                    return new Dated<>(file(format, filters, table, found), found.release());
                });
        context.header(
                "Content-Disposition",
                Attachment.named(process, sheet, "." + format.name().toLowerCase(Locale.ROOT)));
    }

    private <F, T> byte[] file(Format format, Filters filters, Table<F, T> table, Dated<WithK<Listing<F>>> found) {
        Listing<F> listing = whole(found.answer().answer());
        Rows<T> rows = table.rows().apply(listing.items());
        var about = new Provenance(
                table.process(),
                filters,
                Notice.completeUpTo(listing),
                found.answer().k().orElse(null),
                found.release().id(),
                rows.cut());
        return switch (format) {
            case CSV -> table.sheet().csv(repeatable(rows.rows(), filters), about);
            case JSON -> Json.bytes(ExportBody.of(about, rows.rows(), notice));
        };
    }

    /** A file does not say that it ends too early, and whoever counts in it would be wrong. */
    private static <F> Listing<F> whole(Listing<F> found) {
        if (found.next().isPresent()) { // of variants: nothing else comes in pages
            throw new BadRequestException(
                    "these are more than " + MOST_ROWS + " variants: choose fewer with from, to, scope or min_count",
                    null);
        }
        return found;
    }

    private static <T> List<T> repeatable(List<T> rows, Filters filters) {
        if (rows.size() * (long) filters.query().length() > MOST_REPEATED) {
            throw new BadRequestException(
                    "the filters are too long to stand in each of so many rows: choose shorter ones, or format=json",
                    null);
        }
        return rows;
    }

    private static Selection selection(Context context) {
        return Parameters.selection(context, process(context));
    }

    private static String process(Context context) {
        return Parameters.name("process_key", context.pathParam("process_key"));
    }
}
