package org.opencontextgraph.query.server.context;

import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;
import static org.opencontextgraph.database.jooq.context.Tables.RELEASE_UNIT;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.context.Answers.Listing;
import org.opencontextgraph.query.server.context.Answers.TrendPoint;

/** How much of a process ended in each window, and how long it took. */
public final class TrendReader {
    /** @param variant one of them; empty: all that the steps leave */
    public record Query(Selection selection, StepFilter steps, Optional<String> variant) {
        Condition units() {
            Condition units = selection.whole().and(steps.units());
            return variant.map(RELEASE_UNIT.VARIANT::eq).map(units::and).orElse(units);
        }
    }

    private static final class Sum {
        private long count;
        private int k;
        private final Buckets times = new Buckets();
    }

    private final ScopedReader reader;
    private final Rounding rounding;

    public TrendReader(ScopedReader reader, Rounding rounding) {
        this.reader = reader;
        this.rounding = rounding;
    }

    /** The earliest window first. A window in which nothing was released is not there: that is not the same as none. */
    public Listing<List<TrendPoint>> trend(Caller caller, Query query) throws SQLException {
        return reader.read(caller, reading(query));
    }

    public Reading<Listing<List<TrendPoint>>> reading(Query query) {
        return new Reading<>(
                Listing.nothing(List.of()),
                "db.query.context_trend",
                sql -> new Listing<>(
                        points(sql, query),
                        LaneClock.completeUpTo(
                                sql, Units.wholeOf(query.selection().process())),
                        Optional.empty()));
    }

    private List<TrendPoint> points(DSLContext sql, Query query) {
        Map<Instant, Sum> windows = new TreeMap<>();
        sql.select(
                        RELEASE_UNIT.WINDOW_END,
                        RELEASE_UNIT.TOTAL,
                        sum(RELEASE_UNIT.COUNT).cast(Long.class),
                        max(RELEASE_UNIT.K))
                .from(RELEASE_UNIT)
                .where(query.units())
                .groupBy(RELEASE_UNIT.WINDOW_END, RELEASE_UNIT.TOTAL)
                .forEach(row -> {
                    Sum window = windows.computeIfAbsent(row.value1().toInstant(), _ -> new Sum());
                    window.count = Math.addExact(window.count, row.value3());
                    window.k = Math.max(window.k, row.value4());
                    if (row.value2() != null) {
                        window.times.add(row.value2(), row.value3());
                    }
                });
        return windows.entrySet().stream()
                .map(entry -> new TrendPoint(
                        entry.getKey(),
                        rounding.shown(entry.getValue().count, entry.getValue().k),
                        seconds(entry.getValue().times)))
                .filter(point -> point.count() > 0)
                .toList();
    }

    private static OptionalLong seconds(Buckets times) {
        var median = times.median();
        return median.isPresent() ? OptionalLong.of(DurationGrid.seconds(median.getAsInt())) : OptionalLong.empty();
    }
}
