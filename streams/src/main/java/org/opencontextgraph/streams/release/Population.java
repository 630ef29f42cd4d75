package org.opencontextgraph.streams.release;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts, for I9, the persons who have brought a trace of a lane, scope and process so far; who was merged counts once.
 *
 * <p>A person counts from the first window of their traces on. Windows are ticked in order, so those up to the last
 * tick are one number, and only later windows have numbers of their own.
 */
final class Population {
    private static final int PAGE = 512;

    private final BudgetedStore rows;
    private final Aliases aliases;
    private final boolean counts;

    /** @param counts false where I9 does not hold */
    Population(BudgetedStore rows, Aliases aliases, boolean counts) {
        this.rows = rows;
        this.aliases = aliases;
        this.counts = counts;
    }

    /** The person has brought a trace in this window, which has not been ticked. */
    void join(Fingerprint family, String person, long window) {
        if (!counts) {
            return;
        }
        Long own = first(family, List.of(person));
        if (own != null && own <= window) {
            return;
        }
        Long before = first(family, aliases.peers(person));
        rows.put(Rows.counted(person, family), new RowWriter(10).varint(window).done());
        if (before == null) {
            change(family, window, 1);
        } else if (before > window) {
            change(family, before, -1);
            change(family, window, 1);
        }
    }

    /** The person leaves every population; false when the budget ended first. */
    boolean leave(String person) {
        byte[] from = Rows.countedOf(person);
        List<GateStore.Row> page;
        do {
            page = rows.peek(from, Rows.behind(from), PAGE);
            for (GateStore.Row row : page) {
                if (rows.isSpent()) {
                    return false;
                }
                Fingerprint family = Rows.familyOfCounted(row.key());
                List<String> peers = aliases.peers(person);
                Long before = first(family, peers);
                rows.delete(row.key());
                Long after = first(family, peers);
                if (before != null && !before.equals(after)) {
                    change(family, before, -1);
                    if (after != null) {
                        change(family, after, 1);
                    }
                }
            }
        } while (!page.isEmpty());
        return true;
    }

    /**
     * Two groups of persons count as one from now on, or as two again: their later first window goes, or comes back. Goes on
     * behind the row that it returns, and is over when it returns null.
     */
    @Nullable
    Position join(List<String> some, List<String> others, int change, @Nullable Position behind) {
        String from = behind == null ? some.getFirst() : Rows.personOfCounted(behind.key());
        Position last = behind;
        boolean started = false;
        for (String person : some.subList(some.indexOf(from), some.size())) {
            byte[] all = Rows.countedOf(person);
            byte[] next = behind != null && person.equals(from) ? behind.next() : all;
            List<GateStore.Row> page;
            do {
                page = rows.peek(next, Rows.behind(all), PAGE);
                for (GateStore.Row row : page) {
                    if (started && rows.isSpent()) {
                        return last;
                    }
                    started = true;
                    rows.pay(1);
                    join(Rows.familyOfCounted(row.key()), person, some, others, change);
                    last = new Position(row.key());
                    next = last.next();
                }
            } while (!page.isEmpty());
        }
        return null;
    }

    /** In one family, with the first of some who is in it. */
    private void join(Fingerprint family, String person, List<String> some, List<String> others, int change) {
        if (first(family, some.subList(0, some.indexOf(person))) != null) {
            return;
        }
        Long one = first(family, some);
        Long other = first(family, others);
        if (one != null && other != null) {
            change(family, Math.max(one, other), change);
        }
    }

    /** Counts together who counts up to this window; false when the budget ended first. */
    boolean settle(Fingerprint family, long window) {
        if (!counts) {
            return true;
        }
        Settled settled = settled(family);
        while (settled.through() < window) {
            byte[] from = Rows.newcomers(family, settled.through() + 1);
            List<GateStore.Row> page = rows.range(from, Rows.newcomers(family, window + 1), PAGE);
            long persons = settled.persons();
            for (GateStore.Row row : page) {
                persons += new RowReader(row.value(), 0).varint();
                rows.delete(row.key());
            }
            boolean all = page.size() < PAGE;
            settled = new Settled(
                    persons,
                    all ? window : Rows.windowOfNewcomers(page.getLast().key()));
            save(family, settled);
            if (!all && rows.isSpent()) {
                return false;
            }
        }
        return true;
    }

    /** I9 at the tick of the window that was settled last, for a pool with so many persons. */
    boolean permits(Fingerprint family, int k, int persons) {
        if (!counts) {
            return true;
        }
        long population = settled(family).persons();
        return population >= Math.max(10, 2L * k) && 10L * persons <= 9L * population;
    }

    /** The first window of any of these persons; null when none has brought anything. */
    private @Nullable Long first(Fingerprint family, List<String> persons) {
        Long first = null;
        for (String person : persons) {
            byte @Nullable [] row = rows.get(Rows.counted(person, family));
            if (row != null) {
                long window = new RowReader(row, 0).varint();
                first = first == null ? Long.valueOf(window) : Long.valueOf(Math.min(first, window));
            }
        }
        return first;
    }

    private void change(Fingerprint family, long window, int more) {
        Settled settled = settled(family);
        if (window <= settled.through()) {
            save(family, new Settled(settled.persons() + more, settled.through()));
            return;
        }
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
                        .varint(settled.through())
                        .done());
    }

    /** Persons who count since this window or one before it. */
    private record Settled(long persons, long through) {}
}
