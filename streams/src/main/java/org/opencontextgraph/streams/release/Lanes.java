package org.opencontextgraph.streams.release;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lanes of this partition, read once and kept; every change is a row at once. */
final class Lanes {
    private final GateStore rows;
    private final int senders;
    private final Map<String, Lane> lanes = new HashMap<>();

    Lanes(GateStore rows, int senders) {
        this.rows = rows;
        this.senders = senders;
    }

    Lane get(String name) {
        Lane known = lanes.get(name);
        if (known != null) {
            return known;
        }
        byte @Nullable [] row = rows.get(Rows.lane(name));
        Lane lane = row == null ? new Lane(name, senders) : Lane.fromRow(name, senders, row);
        byte[] from = Rows.windowsOf(lane.hash());
        for (GateStore.Row window : rows.range(from, Rows.behind(from), Integer.MAX_VALUE)) {
            lane.addWindow(Rows.windowOf(window.key()));
        }
        lanes.put(name, lane);
        return lane;
    }

    void save(Lane lane) {
        rows.put(Rows.lane(lane.name()), lane.toRow());
    }
}
