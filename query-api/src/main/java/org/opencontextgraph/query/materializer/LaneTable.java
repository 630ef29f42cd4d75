package org.opencontextgraph.query.materializer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code context.lane}: how far each partition of the gate is in each lane. */
final class LaneTable {
    private record LaneSender(String lane, int sender) {}

    /** @param through milliseconds since 1970; null when the batch brought no clock */
    private record Progress(@Nullable Long through, boolean closed) {}

    private final int partitions;
    private final Map<LaneSender, Progress> lanes = new LinkedHashMap<>();

    /** @param partitions of the gate's topic: as many senders have to speak */
    LaneTable(int partitions) {
        this.partitions = partitions;
    }

    Outcome clock(String lane, int sender, long through) {
        return progress(new LaneSender(lane, sender), new Progress(through, false));
    }

    Outcome close(String lane, int sender) {
        return progress(new LaneSender(lane, sender), new Progress(null, true));
    }

    private Outcome progress(LaneSender from, Progress progress) {
        String problem = Limits.first(
                Limits.problem("lane", from.lane(), Limits.ID),
                from.sender() < 0 || from.sender() >= partitions ? "sender is not a partition" : null);
        if (problem != null) {
            return new Outcome.Rejected(problem);
        }
        lanes.merge(
                from,
                progress,
                (known, next) -> new Progress(
                        next.through() == null ? known.through() : next.through(), known.closed() || next.closed()));
        return Outcome.ACCEPTED;
    }

    int size() {
        return lanes.size();
    }

    void write(Connection connection) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(
                "insert into context.lane as known (lane, sender, senders, through, closed) values (?, ?, ?, ?, ?)"
                        + " on conflict (lane, sender) do update set senders = excluded.senders,"
                        + " through = greatest(known.through, excluded.through),"
                        + " closed = known.closed or excluded.closed")) {
            for (var lane : lanes.entrySet()) {
                Long through = lane.getValue().through();
                upsert.setString(1, lane.getKey().lane());
                upsert.setInt(2, lane.getKey().sender());
                upsert.setInt(3, partitions);
                upsert.setTimestamp(4, through == null ? null : new Timestamp(clamp(through)));
                upsert.setBoolean(5, lane.getValue().closed());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    /** A clock may stand anywhere, a timestamp of PostgreSQL may not. */
    private static long clamp(long through) {
        return Math.clamp(through, Limits.FIRST_TIME, Limits.END_OF_TIME);
    }
}
