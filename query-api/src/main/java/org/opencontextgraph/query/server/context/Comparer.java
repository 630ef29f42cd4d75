package org.opencontextgraph.query.server.context;

import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;
import static org.opencontextgraph.database.jooq.context.Tables.RELEASE_UNIT;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.context.Answers.EdgeRow;
import org.opencontextgraph.query.server.context.Answers.Graph;
import org.opencontextgraph.query.server.context.Answers.Listing;

/** Two choices of the same process beside each other: two spans of windows, or two scopes. */
public final class Comparer {
    /** @param count what is shown of it; zero where it is not shown, which is not the same as never */
    public record Side(long count, OptionalLong medianSeconds) {
        static final Side NOTHING = new Side(0, OptionalLong.empty());
    }

    public record VariantPair(String variant, List<String> steps, Side before, Side after) {}

    public record EdgePair(String source, String target, Side before, Side after) {}

    public record Comparison(List<VariantPair> variants, List<EdgePair> edges) {
        static final Comparison EMPTY = new Comparison(List.of(), List.of());
    }

    private record Edge(String source, String target) {}

    private record Counted(List<String> steps, long count) {}

    private final ScopedReader reader;
    private final GraphReader graphs;
    private final Rounding rounding;

    public Comparer(ScopedReader reader, GraphReader graphs, Rounding rounding) {
        this.reader = reader;
        this.graphs = graphs;
        this.rounding = rounding;
    }

    /** @param before and {@code after} are of the same process */
    public Listing<Comparison> compare(Caller caller, Selection before, Selection after) throws SQLException {
        return reader.read(
                caller,
                Listing.nothing(Comparison.EMPTY),
                "db.query.context_comparison",
                sql -> new Listing<>(
                        new Comparison(
                                variants(sql, before, after),
                                edges(graphs.graph(sql, before), graphs.graph(sql, after))),
                        LaneClock.completeUpTo(sql, Units.of(before.process())),
                        Optional.empty()));
    }

    private List<VariantPair> variants(DSLContext sql, Selection before, Selection after) {
        Map<String, Counted> first = counted(sql, before);
        Map<String, Counted> second = counted(sql, after);
        Map<String, Times> firstTimes = TimesReader.timesOf(sql, before, first.keySet());
        Map<String, Times> secondTimes = TimesReader.timesOf(sql, after, second.keySet());
        Map<String, Counted> all = new HashMap<>(first);
        all.putAll(second);
        return all.entrySet().stream()
                .map(entry -> new VariantPair(
                        entry.getKey(),
                        entry.getValue().steps(),
                        side(first.get(entry.getKey()), firstTimes.get(entry.getKey())),
                        side(second.get(entry.getKey()), secondTimes.get(entry.getKey()))))
                .toList();
    }

    private static Side side(@Nullable Counted counted, @Nullable Times times) {
        return counted == null
                ? Side.NOTHING
                : new Side(counted.count(), times == null ? OptionalLong.empty() : times.median());
    }

    private Map<String, Counted> counted(DSLContext sql, Selection selection) {
        Map<String, Counted> counted = new HashMap<>();
        sql.select(
                        RELEASE_UNIT.VARIANT,
                        min(RELEASE_UNIT.STEPS),
                        sum(RELEASE_UNIT.COUNT).cast(Long.class),
                        max(RELEASE_UNIT.K))
                .from(RELEASE_UNIT)
                .where(selection.whole())
                .groupBy(RELEASE_UNIT.VARIANT)
                .forEach(row -> {
                    long shown = rounding.shown(row.value3(), row.value4());
                    if (shown > 0) {
                        counted.put(
                                row.value1(),
                                new Counted(Arrays.stream(row.value2()).toList(), shown));
                    }
                });
        return counted;
    }

    private static List<EdgePair> edges(Graph before, Graph after) {
        Map<Edge, EdgeRow> first = byEnds(before);
        Map<Edge, EdgeRow> second = byEnds(after);
        Map<Edge, EdgeRow> all = new HashMap<>(first);
        all.putAll(second);
        return all.keySet().stream()
                .map(edge -> new EdgePair(edge.source(), edge.target(), side(first.get(edge)), side(second.get(edge))))
                .toList();
    }

    private static Side side(@Nullable EdgeRow row) {
        return row == null ? Side.NOTHING : new Side(row.count(), row.medianSeconds());
    }

    private static Map<Edge, EdgeRow> byEnds(Graph graph) {
        Map<Edge, EdgeRow> rows = new HashMap<>();
        graph.edges().forEach(row -> rows.put(new Edge(row.source(), row.target()), row));
        return rows;
    }
}
