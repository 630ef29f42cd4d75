package org.opencontextgraph.query.server.context;

import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;
import static org.opencontextgraph.database.jooq.context.Tables.RELEASE_UNIT;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.context.Answers.FamilyRow;
import org.opencontextgraph.query.server.context.Answers.Listing;
import org.opencontextgraph.query.server.context.Answers.MemberRow;
import org.opencontextgraph.query.server.context.VariantFamilies.Family;
import org.opencontextgraph.query.server.context.VariantFamilies.Variant;
import org.opencontextgraph.query.telemetry.Spans;

/** The variants of a process, those together that run alike; over the rows that the caller may read. */
public final class FamilyReader {
    private static final Comparator<FamilyRow> MOST_FREQUENT_FIRST =
            Comparator.comparingLong(FamilyRow::count).reversed().thenComparing(FamilyRow::representative);

    /** @param after where the page before ended; its value is the shown count */
    public record Query(Selection selection, StepFilter steps, int limit, Optional<Cursor> after) {
        Condition units() {
            return selection.whole().and(steps.units());
        }
    }

    private final ScopedReader reader;
    private final Rounding rounding;

    public FamilyReader(ScopedReader reader, Rounding rounding) {
        this.reader = reader;
        this.rounding = rounding;
    }

    public Listing<List<FamilyRow>> families(Caller caller, Query query) throws SQLException {
        Optional<Cursor> after = query.after();
        int limit = query.limit();
        Listing<List<Variant>> variants = reader.read(
                caller,
                Listing.nothing(List.of()),
                "db.query.context_families",
                sql -> new Listing<>(
                        variants(sql, query.units()),
                        LaneClock.completeUpTo(
                                sql, Units.wholeOf(query.selection().process())),
                        Optional.empty()));
        List<FamilyRow> rows =
                Spans.in("cluster.similarity", () -> VariantFamilies.of(variants.items())).families().stream()
                        .map(this::row)
                        .sorted(MOST_FREQUENT_FIRST)
                        .filter(row -> after.isEmpty() || isBehind(row, after.get()))
                        .limit(limit + 1L) // one more tells whether there is a next page
                        .toList();
        Optional<Cursor> next = Optional.empty();
        if (rows.size() > limit) {
            rows = rows.subList(0, limit);
            next = Optional.of(new Cursor(
                    Sort.COUNT, rows.getLast().count(), rows.getLast().representative()));
        }
        return new Listing<>(rows, variants.completeUpTo(), next);
    }

    private List<Variant> variants(DSLContext sql, Condition units) {
        return sql
                .select(
                        RELEASE_UNIT.VARIANT,
                        min(RELEASE_UNIT.STEPS),
                        sum(RELEASE_UNIT.COUNT).cast(Long.class),
                        max(RELEASE_UNIT.K))
                .from(RELEASE_UNIT)
                .where(units)
                .groupBy(RELEASE_UNIT.VARIANT)
                .fetch(row -> new Variant(
                        row.value1(),
                        Arrays.stream(row.value2()).toList(),
                        row.value3(),
                        row.value4(),
                        rounding.shown(row.value3(), row.value4())))
                .stream()
                .filter(variant -> variant.shown() > 0)
                .toList();
    }

    private FamilyRow row(Family family) {
        return new FamilyRow(
                family.representative().variant(),
                family.shown(rounding),
                family.members().stream()
                        .map(member -> new MemberRow(member.variant(), member.steps(), member.shown()))
                        .toList());
    }

    private static boolean isBehind(FamilyRow row, Cursor after) {
        return row.count() < after.value()
                || (row.count() == after.value() && row.representative().compareTo(after.variant()) > 0);
    }
}
