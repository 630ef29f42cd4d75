package org.opencontextgraph.query.server.context;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.opencontextgraph.database.jooq.context.Tables.CUT_TIMING;
import static org.opencontextgraph.database.jooq.context.Tables.RELEASE_UNIT;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.context.Answers.Listing;
import org.opencontextgraph.query.server.context.Times.CutQuantiles;

/** How long a variant takes, from step to step and as a whole, as far as enough people support it. */
public final class TimingReader {
    /** From one step to the next. */
    public record Gap(String source, String target, Times times) {}

    /**
     * @param gaps one for each pair of neighbours
     * @param total from the first step to the last
     */
    public record Timing(List<String> steps, List<Gap> gaps, Times total) {}

    private final ScopedReader reader;

    public TimingReader(ScopedReader reader) {
        this.reader = reader;
    }

    /** Empty when the caller sees no such variant. */
    public Listing<Optional<Timing>> timing(Caller caller, Selection selection, String variant) throws SQLException {
        return reader.read(
                caller,
                Listing.nothing(Optional.empty()),
                "db.query.context_timing",
                sql -> new Listing<>(
                        timing(sql, selection, variant),
                        LaneClock.completeUpTo(sql, Units.wholeOf(selection.process())),
                        Optional.empty()));
    }

    private static Optional<Timing> timing(DSLContext sql, Selection selection, String variant) {
        var units = sql.select(
                        RELEASE_UNIT.STEPS,
                        RELEASE_UNIT.GAPS,
                        sum(RELEASE_UNIT.COUNT).cast(Long.class))
                .from(RELEASE_UNIT)
                .where(selection.whole())
                .and(RELEASE_UNIT.VARIANT.eq(variant))
                .groupBy(RELEASE_UNIT.STEPS, RELEASE_UNIT.GAPS)
                .fetch();
        if (units.isEmpty()) {
            return Optional.empty();
        }
        List<String> steps = Arrays.stream(units.getFirst().value1()).toList();
        int pairs = steps.size() - 1;
        List<Buckets> medians =
                IntStream.range(0, pairs).mapToObj(_ -> new Buckets()).toList();
        units.forEach(unit -> {
            Short[] gaps = unit.value2();
            for (int i = 0; i < gaps.length; i++) {
                medians.get(i).add(gaps[i], unit.value3());
            }
        });
        List<List<CutQuantiles>> cuts = cuts(sql, selection, variant, pairs);
        Map<String, Times> total = TimesReader.timesOf(sql, selection, List.of(variant));
        return Optional.of(new Timing(
                steps,
                IntStream.range(0, pairs)
                        .mapToObj(i -> new Gap(steps.get(i), steps.get(i + 1), Times.of(medians.get(i), cuts.get(i))))
                        .toList(),
                total.getOrDefault(variant, Times.NONE)));
    }

    /** Of each pair the quantiles of the cuts that have them. */
    private static List<List<CutQuantiles>> cuts(DSLContext sql, Selection selection, String variant, int pairs) {
        List<List<CutQuantiles>> cuts = IntStream.range(0, pairs)
                .<List<CutQuantiles>>mapToObj(_ -> new ArrayList<>())
                .toList();
        sql.select(
                        CUT_TIMING.GAP_P10,
                        CUT_TIMING.GAP_P25,
                        CUT_TIMING.GAP_P75,
                        CUT_TIMING.GAP_P90,
                        sum(RELEASE_UNIT.COUNT).cast(Long.class))
                .from(CUT_TIMING)
                .join(RELEASE_UNIT)
                .on(selection.whole())
                .and(RELEASE_UNIT.SCOPE.eq(CUT_TIMING.SCOPE))
                .and(RELEASE_UNIT.VARIANT.eq(CUT_TIMING.VARIANT))
                .and(RELEASE_UNIT.CUT.eq(CUT_TIMING.CUT))
                .where(CUT_TIMING.PROCESS.eq(selection.process()))
                .and(CUT_TIMING.VARIANT.eq(variant))
                .and(CUT_TIMING.LEVEL.eq(inline("L0")))
                .groupBy(CUT_TIMING.CUT)
                .forEach(row -> {
                    Short[] p25 = row.value2();
                    Short[] p75 = row.value3();
                    for (int i = 0; i < pairs && i < p25.length && i < p75.length; i++) {
                        if (p25[i] != null && p75[i] != null) {
                            cuts.get(i)
                                    .add(new CutQuantiles(
                                            at(row.value1(), i), p25[i], p75[i], at(row.value4(), i), row.value5()));
                        }
                    }
                });
        return cuts;
    }

    private static @Nullable Integer at(Short[] quantiles, int place) {
        return place < quantiles.length ? DurationGrid.bucket(quantiles[place]) : null;
    }
}
