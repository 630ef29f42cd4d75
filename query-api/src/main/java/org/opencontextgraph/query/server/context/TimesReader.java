package org.opencontextgraph.query.server.context;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.opencontextgraph.database.jooq.context.Tables.CUT_TIMING;
import static org.opencontextgraph.database.jooq.context.Tables.RELEASE_UNIT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;

/** The times of variants, inside the transaction of whoever asks. */
final class TimesReader {
    private TimesReader() {}

    /** From first step to last; a variant of which nothing was published is not in it. */
    static Map<String, Times> timesOf(DSLContext sql, Selection selection, Collection<String> variants) {
        String[] wanted = variants.toArray(String[]::new);
        Map<String, Buckets> medians = medians(sql, selection, wanted);
        if (medians.isEmpty()) {
            return Map.of();
        }
        Map<String, List<Times.CutQuantiles>> cuts = quantiles(sql, selection, wanted);
        Map<String, Times> times = new HashMap<>();
        medians.forEach((variant, median) ->
                times.put(variant, Times.of(median, cuts.getOrDefault(variant, List.of()))));
        return times;
    }

    private static Map<String, Buckets> medians(DSLContext sql, Selection selection, String[] variants) {
        Map<String, Buckets> medians = new HashMap<>();
        sql.select(
                        RELEASE_UNIT.VARIANT,
                        RELEASE_UNIT.TOTAL,
                        sum(RELEASE_UNIT.COUNT).cast(Long.class))
                .from(RELEASE_UNIT)
                .where(selection.whole())
                .and(RELEASE_UNIT.VARIANT.eq(any(variants)))
                .and(RELEASE_UNIT.TOTAL.isNotNull())
                .groupBy(RELEASE_UNIT.VARIANT, RELEASE_UNIT.TOTAL)
                .forEach(row -> medians.computeIfAbsent(row.value1(), _ -> new Buckets())
                        .add(row.value2(), row.value3()));
        return medians;
    }

    /** A timing says no count: it weighs what the units of its cut count, and without any of them it says nothing. */
    private static Map<String, List<Times.CutQuantiles>> quantiles(
            DSLContext sql, Selection selection, String[] variants) {
        Map<String, List<Times.CutQuantiles>> cuts = new HashMap<>();
        Field<Long> support = sum(RELEASE_UNIT.COUNT).cast(Long.class);
        sql.select(
                        CUT_TIMING.VARIANT,
                        CUT_TIMING.TOTAL_P10,
                        CUT_TIMING.TOTAL_P25,
                        CUT_TIMING.TOTAL_P75,
                        CUT_TIMING.TOTAL_P90,
                        support)
                .from(CUT_TIMING)
                .join(RELEASE_UNIT)
                .on(selection.whole())
                .and(RELEASE_UNIT.SCOPE.eq(CUT_TIMING.SCOPE))
                .and(RELEASE_UNIT.VARIANT.eq(CUT_TIMING.VARIANT))
                .and(RELEASE_UNIT.CUT.eq(CUT_TIMING.CUT))
                .where(CUT_TIMING.PROCESS.eq(selection.process()))
                .and(CUT_TIMING.VARIANT.eq(any(variants)))
                .and(CUT_TIMING.LEVEL.eq(inline("L0")))
                .and(CUT_TIMING.TOTAL_P25.isNotNull())
                .and(CUT_TIMING.TOTAL_P75.isNotNull())
                .groupBy(CUT_TIMING.CUT)
                .forEach(row -> cuts.computeIfAbsent(row.value1(), _ -> new ArrayList<>())
                        .add(new Times.CutQuantiles(
                                DurationGrid.bucket(row.value2()),
                                row.value3(),
                                row.value4(),
                                DurationGrid.bucket(row.value5()),
                                row.value6())));
        return cuts;
    }
}
