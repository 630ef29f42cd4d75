package org.opencontextgraph.streams.release;

import org.jspecify.annotations.Nullable;

/**
 * Counts, for I9, the persons who have brought a trace of a lane, scope and process so far.
 *
 * <p>A person counts from the first window of their traces on. Windows are ticked in order, so those up to the last
 * tick are one number, and only later windows have numbers of their own.
 */
final class Population {
    private final GateStore rows;
    private final ReleaseSettings settings;

    Population(GateStore rows, ReleaseSettings settings) {
        this.rows = rows;
        this.settings = settings;
    }

    /** The person has brought a trace in this window, which has not been ticked. */
    void join(Fingerprint family, String person, long window) {
        if (!settings.population()) {
            return;
        }
        byte[] key = Rows.counted(person, family);
        byte @Nullable [] since = rows.get(key);
        if (since != null) {
            long first = new RowReader(since, 0).varint();
            if (first <= window) {
                return;
            }
            changeNewcomers(family, first, -1);
        }
        rows.put(key, new RowWriter(10).varint(window).done());
        changeNewcomers(family, window, 1);
    }

    /** The person leaves every population; false when the budget ended first. */
    boolean leave(String person, BudgetedStore budget) {
        byte[] from = Rows.countedOf(person);
        for (GateStore.Row row : budget.peek(from, Rows.behind(from), Integer.MAX_VALUE)) {
            if (budget.isSpent()) {
                return false;
            }
            Fingerprint family = Rows.familyOfCounted(row.key());
            long first = new RowReader(row.value(), 0).varint();
            Settled settled = settled(family);
            if (first < settled.before()) {
                save(family, new Settled(settled.persons() - 1, settled.before()));
            } else {
                changeNewcomers(family, first, -1);
            }
            rows.delete(row.key());
        }
        return true;
    }

    /** I9 at the tick of this window, for a pool with so many persons. */
    boolean permits(Fingerprint family, long window, int persons) {
        if (!settings.population()) {
            return true;
        }
        long population = upTo(family, window);
        return population >= settings.leastPopulation() && 10L * persons <= 9L * population;
    }

    private long upTo(Fingerprint family, long window) {
        Settled settled = settled(family);
        if (window < settled.before()) {
            return settled.persons();
        }
        long persons = settled.persons();
        byte[] from = Rows.newcomers(family, settled.before());
        byte[] to = Rows.newcomers(family, window + 1);
        for (GateStore.Row row : rows.range(from, to, Integer.MAX_VALUE)) {
            persons += new RowReader(row.value(), 0).varint();
            rows.delete(row.key());
        }
        save(family, new Settled(persons, window + 1));
        return persons;
    }

    private void changeNewcomers(Fingerprint family, long window, int more) {
        byte[] key = Rows.newcomers(family, window);
        byte @Nullable [] row = rows.get(key);
        long persons = (row == null ? 0 : new RowReader(row, 0).varint()) + more;
        if (persons == 0) {
            rows.delete(key);
        } else {
            rows.put(key, new RowWriter(5).varint(persons).done());
        }
    }

    private Settled settled(Fingerprint family) {
        byte @Nullable [] row = rows.get(Rows.population(family));
        if (row == null) {
            return new Settled(0, Long.MIN_VALUE);
        }
        RowReader reader = new RowReader(row, 0);
        return new Settled(reader.varint(), reader.varint());
    }

    private void save(Fingerprint family, Settled settled) {
        rows.put(
                Rows.population(family),
                new RowWriter(15)
                        .varint(settled.persons())
                        .varint(settled.before())
                        .done());
    }

    /** Persons who count since a window before this one. */
    private record Settled(long persons, long before) {}
}
