package org.opencontextgraph.query.materializer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.codec.MessageCodec;
import org.opencontextgraph.schema.codec.UnreadableMessageException;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.Continue;
import org.opencontextgraph.schema.message.TraceEvent;

/** Trace events into {@code trace.trace_event}, each once, into the partition of its month. */
final class TraceTarget implements Target {
    @Override
    public String name() {
        return "trace_event";
    }

    @Override
    public String span() {
        return "db.upsert.trace_event";
    }

    @Override
    public String offsetTable() {
        return "trace.consumer_offset";
    }

    @Override
    public void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temporary table if not exists staged_event"
                    + " (id text, lane text, resource text, account text, process text, step text,"
                    + " time timestamptz, sequence bigint) on commit delete rows");
        }
    }

    @Override
    public Target.Rows newRows(int partitions) {
        return new Rows();
    }

    private static final class Rows implements Target.Rows {
        private final CopyBuffer events = new CopyBuffer();
        /** First instant of each month in the batch, milliseconds since 1970. */
        private final TreeSet<Long> months = new TreeSet<>();

        private long month = Long.MIN_VALUE;
        private long nextMonth = Long.MIN_VALUE;

        @Override
        public Outcome add(Delivery delivery) {
            byte @Nullable [] value = delivery.value();
            if (value == null) {
                return new Outcome.Rejected("a tombstone in a topic that has none");
            }
            try {
                return switch (MessageCodec.decode(value)) {
                    case TraceEvent event -> add(event);
                    case Clock _, Close _, Continue _ -> Outcome.ACCEPTED;
                    case Object other ->
                        new Outcome.Rejected(
                                "not for this topic: " + other.getClass().getSimpleName());
                };
            } catch (UnreadableMessageException e) {
                return new Outcome.Rejected(String.valueOf(e.getMessage()));
            }
        }

        private Outcome add(TraceEvent event) {
            String problem = Limits.first(
                    Limits.problem("id", event.getId(), Limits.ID),
                    Limits.problem("lane", event.getLane(), Limits.ID),
                    Limits.problem("resource", event.getResource(), Limits.RESOURCE),
                    Limits.problem("account", event.getAccount(), Limits.ID),
                    Limits.problem("process", event.getProcess(), Limits.ID),
                    Limits.problem("step", event.getStep(), Limits.STEP),
                    Limits.problem("time", event.getTime()));
            if (problem != null) {
                return new Outcome.Rejected(problem);
            }
            if (event.getTime() < month || event.getTime() >= nextMonth) {
                enterMonthOf(event.getTime());
            }
            events.row(8)
                    .text(event.getId())
                    .text(event.getLane())
                    .text(event.getResource())
                    .text(event.getAccount())
                    .text(event.getProcess())
                    .text(event.getStep())
                    .timestamp(event.getTime())
                    .bigint(event.getSequence());
            return Outcome.ACCEPTED;
        }

        private void enterMonthOf(long time) {
            YearMonth of = YearMonth.from(Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC));
            month = firstInstant(of);
            nextMonth = firstInstant(of.plusMonths(1));
            months.add(month);
        }

        private static long firstInstant(YearMonth month) {
            return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        }

        @Override
        public int size() {
            return events.rows();
        }

        @Override
        public void write(Connection connection) throws SQLException {
            if (events.rows() == 0) {
                return;
            }
            // asked for every time: a purge may have dropped a month since
            try (PreparedStatement ensure = connection.prepareStatement(
                    "select trace.ensure_month(to_timestamp(moment / 1000.0)) from unnest(?) moment")) {
                ensure.setArray(1, connection.createArrayOf("bigint", months.toArray()));
                ensure.execute();
            }
            events.copyInto("staged_event", connection);
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("insert into trace.trace_event"
                        + " (id, lane, resource, account, process, step, time, sequence)"
                        + " select id, lane, resource, account, process, step, time, sequence from staged_event"
                        + " on conflict do nothing");
            }
        }
    }
}
