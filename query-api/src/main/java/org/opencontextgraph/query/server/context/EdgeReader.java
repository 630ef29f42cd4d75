package org.opencontextgraph.query.server.context;

import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;
import static org.opencontextgraph.database.jooq.context.Tables.CUT_TIMING;
import static org.opencontextgraph.database.jooq.context.Tables.RELEASE_UNIT;
import static org.opencontextgraph.database.jooq.context.Tables.UNIT_EDGE;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.context.Answers.Listing;
import org.opencontextgraph.query.server.context.Times.CutQuantiles;

/**
 * How long one edge of the graph takes, with the quantiles that large cuts published. Asked for edge by edge: of all edges at once
 * it would cost more than the graph.
 */
public final class EdgeReader {
    /** @param steps if they ask for any, only whole sequences count */
    public record Query(Selection selection, StepFilter steps, String source, String target) {}

    private static final String WHOLE = "L0";

    private final ScopedReader reader;
    private final Rounding rounding;

    public EdgeReader(ScopedReader reader, Rounding rounding) {
        this.reader = reader;
        this.rounding = rounding;
    }

    /** Empty when the graph with the same filters does not show the edge. */
    public Listing<Optional<Times>> times(Caller caller, Query query) throws SQLException {
        return reader.read(
                caller,
                Listing.nothing(Optional.empty()),
                "db.query.context_edge",
                sql -> new Listing<>(
                        times(sql, query),
                        LaneClock.completeUpTo(sql, Units.of(query.selection().process())),
                        Optional.empty()));
    }

    private Optional<Times> times(DSLContext sql, Query query) {
        Buckets medians = new Buckets();
        long occurrences = 0;
        int k = 1;
        var units = sql.select(UNIT_EDGE.GAP, sum(UNIT_EDGE.OCCURRENCES).cast(Long.class), max(UNIT_EDGE.K))
                .from(UNIT_EDGE)
                .where(query.selection().edges(query.steps()))
                .and(UNIT_EDGE.SOURCE.eq(query.source()))
                .and(UNIT_EDGE.TARGET.eq(query.target()))
                .groupBy(UNIT_EDGE.GAP)
                .fetch();
        for (var unit : units) {
            occurrences = Math.addExact(occurrences, unit.value2());
            k = Math.max(k, unit.value3());
            if (unit.value1() != null) {
                medians.add(unit.value1(), unit.value2());
            }
        }
        return rounding.shown(occurrences, k) > 0 ? Optional.of(Times.of(medians, cuts(sql, query))) : Optional.empty();
    }

    /** Of each place of the edge in a sequence the quantiles of the cuts that have them, of pieces as of whole ones. */
    private static List<CutQuantiles> cuts(DSLContext sql, Query query) {
        List<CutQuantiles> cuts = new ArrayList<>();
        String[] ends = {query.source(), query.target()};
        sql.select(
                        CUT_TIMING.STEPS,
                        CUT_TIMING.LEVEL,
                        CUT_TIMING.GAP_P10,
                        CUT_TIMING.GAP_P25,
                        CUT_TIMING.GAP_P75,
                        CUT_TIMING.GAP_P90,
                        sum(RELEASE_UNIT.COUNT).cast(Long.class))
                .from(CUT_TIMING)
                .join(RELEASE_UNIT)
                .on(query.selection().units(query.steps()))
                .and(RELEASE_UNIT.SCOPE.eq(CUT_TIMING.SCOPE))
                .and(RELEASE_UNIT.VARIANT.eq(CUT_TIMING.VARIANT))
                .and(RELEASE_UNIT.CUT.eq(CUT_TIMING.CUT))
                .and(RELEASE_UNIT.LEVEL.eq(CUT_TIMING.LEVEL))
                .where(CUT_TIMING.PROCESS.eq(query.selection().process()))
                .and(CUT_TIMING.STEPS.contains(ends))
                .groupBy(CUT_TIMING.CUT)
                .forEach(row -> {
                    String[] steps = row.value1();
                    Short[] p25 = row.value4();
                    Short[] p75 = row.value5();
                    int before = row.value2().equals(WHOLE)
                            ? 0
                            : steps.length - 2; // of a piece the last pair alone is timed
                    for (int i = 0; i < p25.length && i < p75.length; i++) {
                        int from = before + i;
                        if (p25[i] != null
                                && p75[i] != null
                                && steps[from].equals(query.source())
                                && steps[from + 1].equals(query.target())) {
                            cuts.add(new CutQuantiles(
                                    at(row.value3(), i), p25[i], p75[i], at(row.value6(), i), row.value7()));
                        }
                    }
                });
        return cuts;
    }

    private static @Nullable Integer at(Short[] quantiles, int place) {
        return place < quantiles.length ? DurationGrid.bucket(quantiles[place]) : null;
    }
}
