package org.opencontextgraph.query.server.context;

import static org.jooq.impl.DSL.select;
import static org.opencontextgraph.database.jooq.context.Tables.RELEASE_UNIT;
import static org.opencontextgraph.database.jooq.context.Tables.UNIT_EDGE;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
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
    public Listing<Graph> graph(Collection<String> audiences, String process) throws SQLException {
        return reader.read(audiences, Listing.nothing(Graph.EMPTY), "db.query.context_edges", sql -> {
            Field<Long> shown = rounding.shown(UNIT_EDGE.OCCURRENCES, UNIT_EDGE.K);
            List<EdgeRow> edges = sql.select(UNIT_EDGE.SOURCE, UNIT_EDGE.TARGET, shown)
                    .from(UNIT_EDGE)
                    .where(UNIT_EDGE.PROCESS.eq(process))
                    .groupBy(UNIT_EDGE.SOURCE, UNIT_EDGE.TARGET)
                    .having(shown.gt(Rounding.ZERO))
                    .orderBy(shown.desc(), UNIT_EDGE.SOURCE, UNIT_EDGE.TARGET)
                    .fetch(row -> new EdgeRow(row.value1(), row.value2(), row.value3()));
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
    public Listing<List<NextStep>> nextSteps(Collection<String> audiences, String process, String step)
            throws SQLException {
        return reader.read(audiences, Listing.nothing(List.of()), "db.query.context_edges", sql -> {
            Field<Long> shown = rounding.shown(UNIT_EDGE.OCCURRENCES, UNIT_EDGE.K);
            var followers = sql.select(UNIT_EDGE.TARGET, shown)
                    .from(UNIT_EDGE)
                    .where(UNIT_EDGE.PROCESS.eq(process).and(UNIT_EDGE.SOURCE.eq(step)))
                    .groupBy(UNIT_EDGE.TARGET)
                    .fetch();
            double all = followers.stream().mapToLong(row -> row.value2()).sum();
            List<NextStep> steps = followers.stream()
                    .filter(row -> row.value2() > 0)
                    .map(row -> new NextStep(row.value1(), (int) Math.round(100 * row.value2() / all)))
                    .filter(next -> next.percent() > 0)
                    .sorted(Comparator.comparingInt(NextStep::percent)
                            .reversed()
                            .thenComparing(NextStep::step))
                    .toList();
            return new Listing<>(steps, LaneClock.completeUpTo(sql, Units.of(process)), Optional.empty());
        });
    }
}
