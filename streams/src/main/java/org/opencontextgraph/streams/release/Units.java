package org.opencontextgraph.streams.release;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.codec.MessageCodec;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Unit;

/** The units that are not withdrawn: each one's row as published, and its entries. */
final class Units {
    /** Entries per row: with caps off a unit may have any number. */
    private static final int PAGE = 256;

    private final BudgetedStore rows;
    private final PoolFamilies families;
    private final Totals totals;

    Units(BudgetedStore rows, PoolFamilies families, Totals totals) {
        this.totals = totals;
        this.rows = rows;
        this.families = families;
    }

    /** The name of a cohort's unit: the same for the same cohort of the same cut, and for no other, ever. */
    static Fingerprint idOf(Fingerprint pool, long window, int cohort) {
        return Fingerprint.of(
                new RowWriter(40).text("unit").fingerprint(pool).fixed(window).varint(cohort));
    }

    /** The name of what one tick takes from one pool. */
    static Fingerprint cutOf(Fingerprint pool, long window) {
        return Fingerprint.of(new RowWriter(40).text("cut").fingerprint(pool).fixed(window));
    }

    /** @param byPerson what the unit counts of each person */
    Unit publish(PoolKey key, Pool pool, long window, int cohort, List<List<Entry>> byPerson) {
        PoolFamily family = families.get(key.family());
        Fingerprint id = idOf(pool.id(), window, cohort);
        List<Entry> entries = byPerson.stream().flatMap(List::stream).toList();
        List<Integer> medians = Quantile.medians(byPerson);
        boolean whole = key.level() == Level.L0;
        Unit unit = new Unit(
                id.hex(),
                family.lane(),
                key.epoch(),
                family.scope(),
                family.process(),
                key.level(),
                key.steps(),
                key.begins(),
                key.ends(),
                (long) entries.size(),
                cutOf(pool.id(), window).hex(),
                window,
                pool.k(),
                whole ? medians.subList(0, medians.size() - 1) : medians,
                whole ? medians.getLast() : null);
        for (int page = 0; page * PAGE < entries.size(); page++) {
            RowWriter row = new RowWriter(1024);
            if (page == 0) {
                byte[] published = MessageCodec.encode(unit);
                row.varint(published.length).octets(published);
            }
            for (Entry entry : entries.subList(page * PAGE, Math.min(entries.size(), (page + 1) * PAGE))) {
                byte[] content = Rows.content(entry);
                row.varint(entry.time())
                        .text(entry.person())
                        .text(entry.trace())
                        .varint(entry.position())
                        .varint(content.length)
                        .octets(content);
            }
            rows.put(Rows.unit(id, page), row.done());
        }
        totals.published(unit);
        return unit;
    }

    /** The row as published; null when it was withdrawn. */
    @Nullable
    Unit row(Fingerprint id) {
        byte @Nullable [] row = rows.get(Rows.unit(id, 0));
        if (row == null) {
            return null;
        }
        RowReader reader = new RowReader(row, 0);
        return (Unit) MessageCodec.decode(reader.octets(reader.size()));
    }

    /** A unit that somebody is known to be in. */
    Unit get(Fingerprint id) {
        Unit unit = row(id);
        if (unit == null) {
            throw new IllegalStateException("the gate's state has a trace in a unit that is gone");
        }
        return unit;
    }

    /** Its entries, in the window of its tick. */
    List<Entry> entries(Fingerprint id) {
        byte[] from = Rows.pagesOf(id);
        return entries(rows.range(from, Rows.behind(from), Integer.MAX_VALUE));
    }

    /** The entries of the first cohorts of a cut that is being continued; for nothing, they were paid for before. */
    List<Entry> peekCohorts(Fingerprint pool, long window, int cohorts) {
        List<Entry> entries = new ArrayList<>();
        for (int cohort = 0; cohort < cohorts; cohort++) {
            byte[] from = Rows.pagesOf(idOf(pool, window, cohort));
            entries.addAll(entries(rows.peek(from, Rows.behind(from), Integer.MAX_VALUE)));
        }
        return entries;
    }

    /** Takes a unit with so many entries out. */
    void remove(Fingerprint id, int entries) {
        for (int page = 0; page * PAGE < entries; page++) {
            rows.delete(Rows.unit(id, page));
        }
    }

    private static List<Entry> entries(List<GateStore.Row> pages) {
        List<Entry> entries = new ArrayList<>();
        long window = 0;
        boolean first = true;
        for (GateStore.Row page : pages) {
            RowReader reader = new RowReader(page.value(), 0);
            if (first) {
                Unit unit = (Unit) MessageCodec.decode(reader.octets(reader.size()));
                window = unit.getWindowEnd();
                first = false;
            }
            while (reader.hasMore()) {
                long time = reader.varint();
                String person = reader.text();
                String trace = reader.text();
                int position = reader.size();
                RowReader content = new RowReader(reader.octets(reader.size()), 0);
                entries.add(new Entry(
                        window, time, person, trace, position, Buckets.read(content), content.fingerprints()));
            }
        }
        return entries;
    }
}
