package org.opencontextgraph.streams.release;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pools with their entries, and the list of pools that each window's tick has to look at. */
final class Pools {
    private final BudgetedStore rows;
    private final Policies policies;
    private final PoolFamilies families;

    Pools(BudgetedStore rows, Policies policies, PoolFamilies families) {
        this.rows = rows;
        this.policies = policies;
        this.families = families;
    }

    /** Puts entries into the pool of this key and says where: all their windows are still to be ticked. */
    Fingerprint add(Lane lane, PoolKey key, List<Entry> entries) {
        RowWriter content = key.toRow();
        Fingerprint id = Fingerprint.of(content);
        Pool known = find(id);
        Pool pool = known == null ? empty(id, key, content) : known;
        boolean sooner = false;
        for (Entry entry : entries) {
            pool.count(entry.window(), 1);
            rows.put(Rows.entry(id, entry.window(), entry.time(), entry.member()), Rows.content(entry));
            sooner |= entry.window() != Entry.SITS_OUT && pool.dueAgain(entry.window());
        }
        if (sooner) {
            enlist(lane, pool.due(), key.rung().phase(), id);
        }
        save(pool);
        return id;
    }

    private Pool empty(Fingerprint id, PoolKey key, RowWriter content) {
        Policy policy = policies.get(key.epoch());
        int k = policy.kFor(families.get(key.family()).scope());
        return Pool.empty(id, content.done(), k, policy.wait(key.rung()));
    }

    @Nullable
    Pool find(Fingerprint id) {
        byte @Nullable [] row = rows.get(Rows.pool(id));
        return row == null ? null : Pool.fromRow(id, row);
    }

    /** The pool of an entry that is known to be there. */
    Pool get(Fingerprint id) {
        Pool pool = find(id);
        if (pool == null) {
            throw new IllegalStateException("the gate's state has an entry without a pool");
        }
        return pool;
    }

    /** The oldest entries of windows up to this one. */
    List<Entry> entriesUpTo(Pool pool, long window, int limit) {
        return entries(rows.range(Rows.entriesOf(pool.id()), Rows.entriesFrom(pool.id(), window + 1), limit));
    }

    /** A page of entries of windows up to this one, behind the one before; for nothing, see {@link BudgetedStore#peek}. */
    List<Entry> peekUpTo(Pool pool, long window, @Nullable Entry behind, int limit) {
        byte[] from = behind == null
                ? Rows.entriesOf(pool.id())
                : Rows.justBehind(Rows.entry(pool.id(), behind.window(), behind.time(), behind.member()));
        return entries(rows.peek(from, Rows.entriesFrom(pool.id(), window + 1), limit));
    }

    /** The entry that is known to be there. */
    Entry entry(Fingerprint pool, long window, long time, Member member) {
        byte[] key = Rows.entry(pool, window, time, member);
        byte @Nullable [] content = rows.get(key);
        if (content == null) {
            throw new IllegalStateException("the gate's state has a pooled trace that is in no pool");
        }
        return Rows.entryOf(key, content);
    }

    /** Moves an entry to another window of its pool. */
    void reseat(Lane lane, Fingerprint id, Entry entry, long window) {
        Pool pool = get(id);
        takeOut(pool, entry);
        Entry moved = entry.in(window);
        pool.count(window, 1);
        rows.put(Rows.entry(id, window, moved.time(), moved.member()), Rows.content(moved));
        if (window != Entry.SITS_OUT && pool.dueAgain(window)) {
            enlist(lane, pool.due(), pool.key().rung().phase(), id);
        }
        save(pool);
    }

    void takeOut(Pool pool, Entry entry) {
        rows.delete(Rows.entry(pool.id(), entry.window(), entry.time(), entry.member()));
        pool.count(entry.window(), -1);
    }

    /** The tick of the window before {@code next} is done with this pool. */
    void lookedAt(Lane lane, Pool pool, PoolKey key, long next) {
        pool.lookedAt(next);
        if (pool.isDue()) {
            enlist(lane, pool.due(), key.rung().phase(), pool.id());
        }
        save(pool);
    }

    void save(Pool pool) {
        if (pool.isEmpty()) {
            rows.delete(Rows.pool(pool.id()));
        } else {
            rows.put(Rows.pool(pool.id()), pool.toRow());
        }
    }

    /** The tick of this window has something to do in this phase. */
    void enlist(Lane lane, long window, int phase, Fingerprint id) {
        rows.put(Rows.due(lane.hash(), window, phase, id), BudgetedStore.NOTHING);
        if (lane.addWindow(window)) {
            rows.put(Rows.window(lane.hash(), window), BudgetedStore.NOTHING);
        }
    }

    private static List<Entry> entries(List<GateStore.Row> rows) {
        List<Entry> entries = new ArrayList<>(rows.size());
        for (GateStore.Row row : rows) {
            entries.add(Rows.entryOf(row.key(), row.value()));
        }
        return entries;
    }
}
