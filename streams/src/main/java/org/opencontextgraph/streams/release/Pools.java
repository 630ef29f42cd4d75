package org.opencontextgraph.streams.release;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pools with their entries, and the list of pools that each window's tick has to look at. */
final class Pools {
    private static final byte[] NOTHING = {};

    private final GateStore rows;
    private final ReleaseSettings settings;

    Pools(GateStore rows, ReleaseSettings settings) {
        this.rows = rows;
        this.settings = settings;
    }

    /** Puts a trace into its pool and says where it lies. */
    Whereabouts.Pooled add(Lane lane, PoolKey key, Entry entry) {
        RowWriter content = key.toRow();
        Fingerprint id = Fingerprint.of(content);
        Pool known = find(id);
        Pool pool = known == null ? Pool.empty(id, content) : known;
        pool.count(entry.window(), 1);
        rows.put(Rows.entry(id, entry), NOTHING);
        if (pool.dueAgain(entry.window(), settings.k(), settings.carry())) {
            enlist(lane, pool);
        }
        rows.put(Rows.pool(id), pool.toRow());
        return new Whereabouts.Pooled(id, entry.window(), entry.time());
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

    /** Entries of windows up to this one, oldest first. */
    List<Entry> entriesUpTo(Pool pool, long window, int limit) {
        List<Entry> entries = new ArrayList<>();
        byte[] from = Rows.entriesOf(pool.id());
        for (GateStore.Row row : rows.range(from, Rows.entriesFrom(pool.id(), window + 1), limit)) {
            entries.add(Rows.entryOf(row.key()));
        }
        return entries;
    }

    void takeOut(Pool pool, Entry entry) {
        rows.delete(Rows.entry(pool.id(), entry));
        pool.count(entry.window(), -1);
    }

    /** The tick of the window before {@code next} is done with this pool. */
    void lookedAt(Lane lane, Pool pool, long next) {
        if (!pool.isEmpty()) {
            pool.lookedAt(next, settings.k(), settings.carry());
            enlist(lane, pool);
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

    private void enlist(Lane lane, Pool pool) {
        rows.put(Rows.due(lane.hash(), pool.due(), pool.id()), NOTHING);
        if (lane.addWindow(pool.due())) {
            rows.put(Rows.window(lane.hash(), pool.due()), NOTHING);
        }
    }
}
