package org.opencontextgraph.query.materializer;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.codec.MessageCodec;
import org.opencontextgraph.schema.codec.UnreadableMessageException;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.CutTiming;
import org.opencontextgraph.schema.message.Suspended;
import org.opencontextgraph.schema.message.Unit;

/**
 * One batch of {@code release.unit.v1}. Per key only the last state counts; a row that is there already is the same row,
 * for what was published never changes. What is hidden and what was withdrawn look the same here: there is no row. A
 * hidden one comes back when the gate sends it again.
 */
final class ReleaseRows implements Target.Rows {
    /** What is to be seen of a key. */
    private sealed interface State {
        record Published(Unit unit) implements State {}

        record Timed(CutTiming timing) implements State {}

        /** Hidden or withdrawn; whether it was a unit or a timing is not said. */
        record Absent() implements State {}
    }

    private static final State ABSENT = new State.Absent();

    private final Map<String, State> states = new LinkedHashMap<>();
    private final LaneTable lanes;

    ReleaseRows(int partitions) {
        lanes = new LaneTable(partitions);
    }

    @Override
    public Outcome add(Delivery delivery) {
        byte @Nullable [] keyBytes = delivery.key();
        if (keyBytes == null) {
            return new Outcome.Rejected("no key");
        }
        byte @Nullable [] value = delivery.value();
        String key = new String(keyBytes, StandardCharsets.UTF_8);
        if (value == null) {
            return put(key, Limits.problem("key", key, Limits.ID), ABSENT);
        }
        try {
            return switch (MessageCodec.decode(value)) {
                case Unit unit -> put(key, ReleaseLimits.problem(key, unit), new State.Published(unit));
                case CutTiming timing -> put(key, ReleaseLimits.problem(key, timing), new State.Timed(timing));
                case Suspended hidden -> put(key, ReleaseLimits.problem(key, hidden), ABSENT);
                case Clock clock -> lanes.clock(clock.getLane(), clock.getSender(), clock.getThrough());
                case Close close -> lanes.close(close.getLane(), close.getSender());
                case Object other ->
                    new Outcome.Rejected(
                            "not for this topic: " + other.getClass().getSimpleName());
            };
        } catch (UnreadableMessageException e) {
            return new Outcome.Rejected(String.valueOf(e.getMessage()));
        }
    }

    private Outcome put(String key, @Nullable String problem, State state) {
        if (problem != null) {
            return new Outcome.Rejected(problem);
        }
        states.put(key, state);
        return Outcome.ACCEPTED;
    }

    @Override
    public int size() {
        return states.size() + lanes.size();
    }

    @Override
    public void write(Connection connection) throws SQLException {
        List<String> absent = new ArrayList<>();
        List<Unit> units = new ArrayList<>();
        List<CutTiming> timings = new ArrayList<>();
        states.forEach((key, state) -> {
            switch (state) {
                case State.Absent _ -> absent.add(key);
                case State.Published(Unit unit) -> units.add(unit);
                case State.Timed(CutTiming timing) -> timings.add(timing);
            }
        });
        if (!absent.isEmpty()) {
            UnitTable.remove(connection, absent.toArray());
            TimingTable.remove(connection, absent.toArray());
        }
        UnitTable.add(connection, units);
        TimingTable.add(connection, timings);
        lanes.write(connection);
    }
}
