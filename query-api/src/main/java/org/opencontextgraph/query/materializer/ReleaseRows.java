package org.opencontextgraph.query.materializer;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.codec.MessageCodec;
import org.opencontextgraph.schema.codec.UnreadableMessageException;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.Unit;

/**
 * One batch of {@code release.unit.v1}. Per unit only its last state counts: published, or withdrawn (empty); a row
 * that is there already is the same row, for units never change.
 */
final class ReleaseRows implements Target.Rows {
    private record LaneSender(String lane, int sender) {}

    /** @param through milliseconds since 1970; null when the batch brought no clock */
    private record Progress(@Nullable Long through, boolean closed) {}

    private final int partitions;
    private final Map<String, Optional<Unit>> units = new LinkedHashMap<>();
    private final Map<LaneSender, Progress> lanes = new LinkedHashMap<>();

    ReleaseRows(int partitions) {
        this.partitions = partitions;
    }

    @Override
    public Outcome add(Delivery delivery) {
        byte @Nullable [] key = delivery.key();
        if (key == null) {
            return new Outcome.Rejected("no key");
        }
        byte @Nullable [] value = delivery.value();
        String unit = new String(key, StandardCharsets.UTF_8);
        if (value == null) {
            units.put(unit, Optional.empty());
            return Outcome.ACCEPTED;
        }
        try {
            return switch (MessageCodec.decode(value)) {
                case Unit published -> publish(unit, published);
                case Clock clock -> {
                    LaneSender from = new LaneSender(clock.getLane(), clock.getSender());
                    yield progress(from, new Progress(clock.getThrough(), false));
                }
                case Close close -> {
                    LaneSender from = new LaneSender(close.getLane(), close.getSender());
                    yield progress(from, new Progress(null, true));
                }
                case Object other ->
                    new Outcome.Rejected(
                            "not for this topic: " + other.getClass().getSimpleName());
            };
        } catch (UnreadableMessageException e) {
            return new Outcome.Rejected(String.valueOf(e.getMessage()));
        }
    }

    private Outcome publish(String key, Unit unit) {
        String problem = Limits.first(
                key.equals(unit.getUnit()) ? null : "key is not the unit",
                Limits.problem("unit", unit.getUnit(), Limits.ID),
                Limits.problem("lane", unit.getLane(), Limits.ID),
                Limits.scopeProblem(unit.getScope()),
                Limits.problem("process", unit.getProcess(), Limits.ID),
                Limits.problem("cut", unit.getCut(), Limits.ID),
                unit.getSteps().isEmpty() ? "no steps" : null,
                unit.getCount() < 1 ? "count is below 1" : null,
                unit.getK() < 1 ? "k is below 1" : null,
                Limits.problem("windowEnd", unit.getWindowEnd()));
        for (String step : unit.getSteps()) {
            problem = problem == null ? Limits.problem("step", step, Limits.STEP) : problem;
        }
        if (problem != null) {
            return new Outcome.Rejected(problem);
        }
        units.put(key, Optional.of(unit));
        return Outcome.ACCEPTED;
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

    @Override
    public int size() {
        return units.size() + lanes.size();
    }

    @Override
    public void write(Connection connection) throws SQLException {
        withdraw(connection);
        publish(connection);
        advanceLanes(connection);
    }

    private void withdraw(Connection connection) throws SQLException {
        Object[] withdrawn = units.entrySet().stream()
                .filter(unit -> unit.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toArray();
        if (withdrawn.length > 0) {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from context.release_unit where unit = any (?)")) {
                delete.setArray(1, connection.createArrayOf("text", withdrawn)); // its edges go with it
                delete.executeUpdate();
            }
        }
    }

    private void publish(Connection connection) throws SQLException {
        CopyBuffer rows = new CopyBuffer();
        CopyBuffer edges = new CopyBuffer();
        units.values().forEach(published -> published.ifPresent(unit -> encode(unit, rows, edges)));
        if (rows.rows() == 0) {
            return;
        }
        rows.copyInto("staged_unit", connection);
        edges.copyInto("staged_edge", connection);
        try (Statement merge = connection.createStatement()) {
            merge.executeUpdate("insert into context.scope (scope) select distinct scope from staged_unit"
                    + " on conflict do nothing");
            merge.executeUpdate("insert into context.release_unit (unit, lane, epoch, scope, process, level, steps,"
                    + " variant, count, cut, window_end, k) select unit, lane, epoch, scope, process, level, steps,"
                    + " variant, count, cut, window_end, k from staged_unit on conflict do nothing");
            merge.executeUpdate("insert into context.unit_edge (unit, scope, process, source, target, occurrences, k)"
                    + " select unit, scope, process, source, target, occurrences, k from staged_edge"
                    + " on conflict do nothing");
        }
    }

    private static void encode(Unit unit, CopyBuffer rows, CopyBuffer edges) {
        rows.row(12)
                .text(unit.getUnit())
                .text(unit.getLane())
                .bigint(unit.getEpoch())
                .text(unit.getScope())
                .text(unit.getProcess())
                .text(unit.getLevel().name())
                .texts(unit.getSteps())
                .text(Variant.id(unit.getSteps()))
                .bigint(unit.getCount())
                .text(unit.getCut())
                .timestamp(unit.getWindowEnd())
                .integer(unit.getK());
        Variant.edges(unit.getSteps())
                .forEach((edge, times) -> edges.row(7)
                        .text(unit.getUnit())
                        .text(unit.getScope())
                        .text(unit.getProcess())
                        .text(edge.source())
                        .text(edge.target())
                        .bigint(Math.multiplyExact(times, unit.getCount()))
                        .integer(unit.getK()));
    }

    private void advanceLanes(Connection connection) throws SQLException {
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
