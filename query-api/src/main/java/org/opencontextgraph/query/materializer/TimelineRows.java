package org.opencontextgraph.query.materializer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.codec.MessageCodec;
import org.opencontextgraph.schema.codec.UnreadableMessageException;
import org.opencontextgraph.schema.message.Leave;
import org.opencontextgraph.schema.message.PersonalEvent;
import org.opencontextgraph.schema.message.TraceEvent;
import org.opencontextgraph.schema.topic.Topics;

/**
 * One batch of {@code personal.event.v1}. A person's records are in one partition, so what came before a {@code Leave} goes
 * and what comes after it stays, wherever the batches were cut.
 */
final class TimelineRows implements Target.Rows {
    private static final String COLUMNS = "person, id, lane, account, resource, process, step, time, sequence";

    /** An account while it is this person's. */
    private record Owned(String person, String account) {}

    private final Map<Owned, Map<String, TraceEvent>> events = new LinkedHashMap<>();
    private final Set<Owned> left = new LinkedHashSet<>();
    private int size;

    @Override
    public Outcome add(Delivery delivery) {
        byte[] value = delivery.value();
        if (value == null) {
            return new Outcome.Rejected("a tombstone in a topic that has none");
        }
        try {
            return switch (MessageCodec.decode(value)) {
                case PersonalEvent event -> add(event);
                case Leave leave -> leave(leave);
                // what only the rooms have to know
                case SpecificRecord other
                when Topics.PERSONAL_EVENT.values().contains(other.getClass()) -> Outcome.ACCEPTED;
                case Object other ->
                    new Outcome.Rejected(
                            "not for this topic: " + other.getClass().getSimpleName());
            };
        } catch (UnreadableMessageException e) {
            return new Outcome.Rejected(String.valueOf(e.getMessage()));
        }
    }

    private Outcome add(PersonalEvent added) {
        TraceEvent event = added.getEvent();
        String problem = Limits.first(
                Limits.problem("person", added.getPerson(), Limits.ID),
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
        events.computeIfAbsent(new Owned(added.getPerson(), event.getAccount()), _ -> new LinkedHashMap<>())
                .put(event.getId(), event);
        size++;
        return Outcome.ACCEPTED;
    }

    /** An account that is now known to be a bot's leaves the gate, and stays in the timeline of whoever has it. */
    private Outcome leave(Leave leave) {
        String problem = Limits.first(
                Limits.problem("person", leave.getPerson(), Limits.ID),
                Limits.problem("account", leave.getAccount(), Limits.ID));
        if (problem != null) {
            return new Outcome.Rejected(problem);
        }
        if (!leave.getSuccessor().equals(leave.getPerson())) {
            Owned gone = new Owned(leave.getPerson(), leave.getAccount());
            events.remove(gone);
            left.add(gone);
            size++;
        }
        return Outcome.ACCEPTED;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void write(Connection connection) throws SQLException {
        if (!left.isEmpty()) {
            try (PreparedStatement delete = connection.prepareStatement("delete from personal.event known"
                    + " using unnest(?::text[], ?::text[]) gone (person, account)"
                    + " where known.person = gone.person and known.account = gone.account")) {
                delete.setArray(
                        1,
                        connection.createArrayOf(
                                "text", left.stream().map(Owned::person).toArray()));
                delete.setArray(
                        2,
                        connection.createArrayOf(
                                "text", left.stream().map(Owned::account).toArray()));
                delete.executeUpdate();
            }
        }
        CopyBuffer rows = new CopyBuffer();
        events.forEach((owner, theirs) -> theirs.values().forEach(event -> encode(owner.person(), event, rows)));
        if (rows.rows() == 0) {
            return;
        }
        rows.copyInto("staged_event (" + COLUMNS + ")", connection);
        try (Statement insert = connection.createStatement()) {
            insert.executeUpdate("insert into personal.event (" + COLUMNS + ") select " + COLUMNS
                    + " from staged_event on conflict do nothing");
        }
    }

    private static void encode(String person, TraceEvent event, CopyBuffer rows) {
        rows.row(9)
                .text(person)
                .text(event.getId())
                .text(event.getLane())
                .text(event.getAccount())
                .text(event.getResource())
                .text(event.getProcess())
                .text(event.getStep())
                .timestamp(event.getTime())
                .bigint(event.getSequence());
    }
}
