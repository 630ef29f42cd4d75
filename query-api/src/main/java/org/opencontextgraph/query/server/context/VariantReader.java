package org.opencontextgraph.query.server.context;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.opencontextgraph.database.jooq.context.Tables.RELEASE_UNIT;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.context.Answers.Listing;
import org.opencontextgraph.query.server.context.Answers.VariantPage;
import org.opencontextgraph.query.server.context.Answers.VariantRow;

/** The variants of a process, page by page (HP-0001). */
public final class VariantReader {
    /** @param minCount of the shown count */
    public record Query(
            Selection selection, StepFilter steps, Sort sort, long minCount, int limit, Optional<Cursor> after) {
        Condition units() {
            return selection.whole().and(steps.units());
        }
    }

    private final ScopedReader reader;
    private final Rounding rounding;

    public VariantReader(ScopedReader reader, Rounding rounding) {
        this.reader = reader;
        this.rounding = rounding;
    }

    public Listing<VariantPage> variants(Caller caller, Query query) throws SQLException {
        return reader.read(caller, reading(query));
    }

    public Reading<Listing<VariantPage>> reading(Query query) {
        return new Reading<>(Listing.nothing(VariantPage.EMPTY), "db.query.context_variants", sql -> page(sql, query));
    }

    private Listing<VariantPage> page(DSLContext sql, Query query) {
        Table<?> sums = sums(query);
        Field<String> variant = field(DSL.name("sums", "variant"), String.class);
        Field<Long> shown = field(DSL.name("sums", "shown"), Long.class);
        Field<OffsetDateTime> last = field(DSL.name("sums", "last_window"), OffsetDateTime.class);
        Condition wanted = shown.gt(Rounding.ZERO).and(shown.ge(query.minCount()));
        if (query.after().isPresent()) {
            Cursor after = query.after().get();
            Condition further = switch (query.sort()) {
                case COUNT -> shown.lt(after.value()).or(shown.eq(after.value()).and(variant.gt(after.variant())));
                case RECENT -> {
                    OffsetDateTime window = Instant.ofEpochMilli(after.value()).atOffset(ZoneOffset.UTC);
                    yield last.lt(window).or(last.eq(window).and(variant.gt(after.variant())));
                }
            };
            wanted = wanted.and(further);
        }
        Condition sameVariant = query.selection().whole().and(RELEASE_UNIT.VARIANT.eq(variant));
        Field<String[]> steps = field(
                select(RELEASE_UNIT.STEPS).from(RELEASE_UNIT).where(sameVariant).limit(inline(1)));
        var cuts = select(max(RELEASE_UNIT.K).cast(Long.class).mul(count()).as("people"))
                .from(RELEASE_UNIT)
                .where(sameVariant)
                .groupBy(RELEASE_UNIT.CUT)
                .asTable("cuts");
        Field<Long> people = field(select(max(cuts.field("people", Long.class))).from(cuts));
        List<VariantRow> rows = sql.select(variant, steps, shown, people, last)
                .from(sums)
                .where(wanted)
                .orderBy(query.sort() == Sort.COUNT ? shown.desc() : last.desc(), variant)
                .limit(query.limit() + 1) // one more tells whether there is a next page
                .fetch(row -> new VariantRow(
                        row.value1(),
                        Arrays.stream(row.value2()).toList(),
                        row.value3(),
                        Band.of(row.value4()),
                        row.value5().toInstant(),
                        Times.NONE));
        Optional<Cursor> next = Optional.empty();
        if (rows.size() > query.limit()) {
            rows = rows.subList(0, query.limit());
            next = Optional.of(after(rows.getLast(), query.sort()));
        }
        rows = withTimes(sql, query.selection(), rows);
        return new Listing<>(
                new VariantPage(rows, total(sql, query)),
                LaneClock.completeUpTo(sql, Units.wholeOf(query.selection().process())),
                next);
    }

    private static List<VariantRow> withTimes(DSLContext sql, Selection selection, List<VariantRow> rows) {
        Map<String, Times> times = TimesReader.timesOf(
                sql, selection, rows.stream().map(VariantRow::variant).toList());
        return rows.stream()
                .map(row -> row.taking(times.getOrDefault(row.variant(), Times.NONE)))
                .toList();
    }

    /** Of whole units, like the count of a process: it says no more than the units do. */
    private long total(DSLContext sql, Query query) {
        Long total = sql.select(rounding.shown(RELEASE_UNIT.COUNT, RELEASE_UNIT.K))
                .from(RELEASE_UNIT)
                .where(query.units())
                .fetchOne(0, Long.class);
        return total == null ? 0 : total; // of no row there is no sum
    }

    private Table<?> sums(Query query) {
        return select(
                        RELEASE_UNIT.VARIANT.as("variant"),
                        rounding.shown(RELEASE_UNIT.COUNT, RELEASE_UNIT.K).as("shown"),
                        max(RELEASE_UNIT.WINDOW_END).as("last_window"))
                .from(RELEASE_UNIT)
                .where(query.units())
                .groupBy(RELEASE_UNIT.VARIANT)
                .asTable("sums");
    }

    private static Cursor after(VariantRow last, Sort sort) {
        long value = sort == Sort.COUNT ? last.count() : last.lastWindow().toEpochMilli();
        return new Cursor(sort, value, last.variant());
    }
}
