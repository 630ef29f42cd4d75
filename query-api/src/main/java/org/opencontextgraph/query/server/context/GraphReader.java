package org.opencontextgraph.query.server.context;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;
import static org.opencontextgraph.database.jooq.context.Tables.RELEASE_UNIT;
import static org.opencontextgraph.database.jooq.context.Tables.UNIT_EDGE;

import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.context.Answers.CutGraph;
import org.opencontextgraph.query.server.context.Answers.Graph;
import org.opencontextgraph.query.server.context.Answers.Listing;

/** A process as a graph of steps. */
public final class GraphReader {
    /** @param steps if they ask for any, only whole sequences count */
    public record Query(Selection selection, StepFilter steps, GraphCut cut) {
        Condition units() {
            return selection.units(steps);
        }

        Condition whole() {
            return selection.whole().and(steps.units());
        }

        /** None where steps are asked for. */
        Condition pieces() {
            return steps.leavesAll() ? selection.pieces() : DSL.falseCondition();
        }
    }

    private final ScopedReader reader;
    private final Rounding rounding;

    public GraphReader(ScopedReader reader, Rounding rounding) {
        this.reader = reader;
        this.rounding = rounding;
    }

    /**
     * Steps and edges of the selected units. They come from whole sequences and from transitions: what is too rare as a whole may
     * still be shared piece by piece.
     */
    public Listing<CutGraph> graph(Caller caller, Query query) throws SQLException {
        return reader.read(caller, reading(query));
    }

    public Reading<Listing<CutGraph>> reading(Query query) {
        return new Reading<>(Listing.nothing(CutGraph.EMPTY), "db.query.context_edges", sql -> {
            Graph whole = graph(sql, query, PeopleBands.of(sql, query.whole(), query.pieces()));
            return new Listing<>(
                    new CutGraph(query.cut().of(whole), whole),
                    LaneClock.completeUpTo(sql, Units.of(query.selection().process())),
                    Optional.empty());
        });
    }

    /** Without a cut, and without bands. */
    Graph graph(DSLContext sql, Selection selection) {
        return graph(sql, new Query(selection, StepFilter.NONE, GraphCut.NONE), PeopleBands.NONE);
    }

    private Graph graph(DSLContext sql, Query query, PeopleBands people) {
        NodeSums nodes = new NodeSums();
        EdgeSums edges = new EdgeSums();
        edges(sql, query.selection().edges(query.steps()), edge -> {
            nodes.edge(edge.source(), edge.target(), edge.occurrences(), edge.k());
            edges.add(edge.source(), edge.target(), edge.gap(), edge.occurrences(), edge.k());
        });
        ends(sql, query.units(), nodes);
        return new Graph(nodes.shown(rounding, people), edges.shown(rounding, people));
    }

    /**
     * Where traces begin and end: a whole one does both, a transition from the beginning or to the end one of them. One row per
     * pair of both.
     */
    private static void ends(DSLContext sql, Condition units, NodeSums nodes) {
        Field<Integer> length = DSL.cardinality(RELEASE_UNIT.STEPS);
        Condition begins = Units.WHOLE.or(
                RELEASE_UNIT.BEGINS.isTrue().and(RELEASE_UNIT.ENDS.isFalse()).and(length.eq(inline(1))));
        Condition ends = Units.WHOLE.or(RELEASE_UNIT.ENDS.isTrue());
        Field<String> first = when(begins, DSL.field("{0}[1]", String.class, RELEASE_UNIT.STEPS));
        Field<String> last = when(ends, DSL.field("{0}[{1}]", String.class, RELEASE_UNIT.STEPS, length));
        sql.select(first, last, DSL.sum(RELEASE_UNIT.COUNT).cast(Long.class), DSL.max(RELEASE_UNIT.K))
                .from(RELEASE_UNIT)
                .where(units)
                .and(begins.or(ends))
                .groupBy(first, last)
                .forEach(row -> {
                    if (row.value1() != null) {
                        nodes.begin(row.value1(), row.value3(), row.value4());
                    }
                    if (row.value2() != null) {
                        nodes.end(row.value2(), row.value3(), row.value4());
                    }
                });
    }

    private record Walked(
            String source, String target, @Nullable Integer gap, long occurrences, int k) {}

    /** One row per edge and bucket: a query can add, and the median of what it added is taken here. */
    private static void edges(DSLContext sql, Condition which, Consumer<Walked> each) {
        sql.select(
                        UNIT_EDGE.SOURCE,
                        UNIT_EDGE.TARGET,
                        UNIT_EDGE.GAP,
                        DSL.sum(UNIT_EDGE.OCCURRENCES).cast(Long.class),
                        DSL.max(UNIT_EDGE.K))
                .from(UNIT_EDGE)
                .where(which)
                .groupBy(UNIT_EDGE.SOURCE, UNIT_EDGE.TARGET, UNIT_EDGE.GAP)
                .forEach(row -> each.accept(new Walked(
                        row.value1(), row.value2(), DurationGrid.bucket(row.value3()), row.value4(), row.value5())));
    }
}
