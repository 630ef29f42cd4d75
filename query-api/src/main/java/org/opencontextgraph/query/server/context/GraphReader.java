package org.opencontextgraph.query.server.context;

import static org.jooq.impl.DSL.select;
import static org.opencontextgraph.database.jooq.context.Tables.RELEASE_UNIT;
import static org.opencontextgraph.database.jooq.context.Tables.UNIT_EDGE;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.context.Answers.EdgeRow;
import org.opencontextgraph.query.server.context.Answers.Graph;
import org.opencontextgraph.query.server.context.Answers.Listing;
import org.opencontextgraph.query.server.context.Answers.NextStep;

/** A process as a graph of steps, and what follows a step (HP-0002). */
public final class GraphReader {
    private final ScopedReader reader;
    private final Rounding rounding;

    public GraphReader(ScopedReader reader, Rounding rounding) {
        this.reader = reader;
        this.rounding = rounding;
    }

    /**
     * The edges, the most frequent first, and every step that a shown variant or a shown edge has. Edges come from whole
     * sequences and from transitions: what is too rare as a whole may still be shared piece by piece.
     */
    public Listing<Graph> graph(Caller caller, String process) throws SQLException {
        return reader.read(caller, Listing.nothing(Graph.EMPTY), "db.query.context_edges", sql -> {
            List<EdgeRow> edges = edges(sql, UNIT_EDGE.PROCESS.eq(process));
            Set<String> nodes = nodesOfVariants(sql, process);
            edges.forEach(edge -> {
                nodes.add(edge.source());
                nodes.add(edge.target());
            });
            return new Listing<>(
                    new Graph(List.copyOf(nodes), edges),
                    LaneClock.completeUpTo(sql, Units.of(process)),
                    Optional.empty());
        });
    }

    private Set<String> nodesOfVariants(DSLContext sql, String process) {
        var shownVariants = select(
                        RELEASE_UNIT.VARIANT, DSL.min(RELEASE_UNIT.STEPS).as("steps"))
                .from(RELEASE_UNIT)
                .where(Units.wholeOf(process))
                .groupBy(RELEASE_UNIT.VARIANT)
                .having(rounding.shown(RELEASE_UNIT.COUNT, RELEASE_UNIT.K).gt(Rounding.ZERO))
                .asTable("shown");
        Field<String[]> steps = DSL.field(DSL.name("shown", "steps"), String[].class);
        return new TreeSet<>(sql.selectDistinct(DSL.field("unnest({0})", String.class, steps))
                .from(shownVariants)
                .fetch(0, String.class));
    }

    /**
     * What comes directly after a step, the likeliest first. Shares of the shown counts, in whole percent: shares of the true
     * ones would tell what the rounding took off. What rounds to nothing, in count or in percent, is left out.
     */
    public Listing<List<NextStep>> nextSteps(Caller caller, String process, String step) throws SQLException {
        return reader.read(caller, Listing.nothing(List.of()), "db.query.context_edges", sql -> {
            List<EdgeRow> followers = edges(sql, UNIT_EDGE.PROCESS.eq(process).and(UNIT_EDGE.SOURCE.eq(step)));
            double all = followers.stream().mapToLong(EdgeRow::count).sum();
            List<NextStep> steps = followers.stream()
                    .map(edge -> new NextStep(
                            edge.target(), (int) Math.round(100 * edge.count() / all), edge.medianSeconds()))
                    .filter(next -> next.percent() > 0)
                    .sorted(Comparator.comparingInt(NextStep::percent)
                            .reversed()
                            .thenComparing(NextStep::step))
                    .toList();
            return new Listing<>(steps, LaneClock.completeUpTo(sql, Units.of(process)), Optional.empty());
        });
    }

    /** One row per edge and bucket: a query can add, and the median of what it added is taken here. */
    private List<EdgeRow> edges(DSLContext sql, Condition which) {
        EdgeSums sums = new EdgeSums();
        sql.select(
                        UNIT_EDGE.SOURCE,
                        UNIT_EDGE.TARGET,
                        UNIT_EDGE.GAP,
                        DSL.sum(UNIT_EDGE.OCCURRENCES).cast(Long.class),
                        DSL.max(UNIT_EDGE.K))
                .from(UNIT_EDGE)
                .where(which)
                .groupBy(UNIT_EDGE.SOURCE, UNIT_EDGE.TARGET, UNIT_EDGE.GAP)
                .forEach(row -> sums.add(
                        row.value1(), row.value2(), DurationGrid.bucket(row.value3()), row.value4(), row.value5()));
        return sums.shown(rounding);
    }
}
