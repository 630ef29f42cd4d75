package org.opencontextgraph.streams.release;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The families by id. Their rows never change, so what was read once is kept. */
final class PoolFamilies {
    private final GateStore rows;
    private final Map<PoolFamily, Fingerprint> ids = new HashMap<>();
    private final Map<Fingerprint, PoolFamily> families = new HashMap<>();

    PoolFamilies(GateStore rows) {
        this.rows = rows;
    }

    Fingerprint idOf(PoolFamily family) {
        Fingerprint known = ids.get(family);
        if (known != null) {
            return known;
        }
        Fingerprint id = family.id();
        if (rows.get(Rows.family(id)) == null) {
            rows.put(Rows.family(id), family.toRow());
        }
        remember(id, family);
        return id;
    }

    PoolFamily get(Fingerprint id) {
        PoolFamily known = families.get(id);
        if (known != null) {
            return known;
        }
        byte @Nullable [] row = rows.get(Rows.family(id));
        if (row == null) {
            throw new IllegalStateException("the gate's state has a pool without a family");
        }
        PoolFamily family = PoolFamily.fromRow(row);
        remember(id, family);
        return family;
    }

    private void remember(Fingerprint id, PoolFamily family) {
        ids.put(family, id);
        families.put(id, family);
    }
}
