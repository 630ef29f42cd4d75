package org.opencontextgraph.query.materializer;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.query.materializer.MovedAccounts.Owned;
import org.opencontextgraph.schema.codec.MessageCodec;
import org.opencontextgraph.schema.codec.UnreadableMessageException;
import org.opencontextgraph.schema.message.Handover;
import org.opencontextgraph.schema.message.Join;
import org.opencontextgraph.schema.message.Leave;
import org.opencontextgraph.schema.message.PersonalEvent;
import org.opencontextgraph.schema.message.TraceEvent;
import org.opencontextgraph.schema.topic.Topics;

/**
 * One batch of {@code personal.event.v1}, in which a person's records are in one partition.
 *
 * <h2>Whose an event is</h2>
 *
 * <p>A {@code Leave} takes what came of the account. A {@code Handover} that comes after it has come too late: the personal
 * room sends it on to the new person, behind that person's {@code Join}. So a person has the events that came of an account
 * behind its last {@code Join} if no {@code Leave} followed, wherever the batches were cut.
 */
final class TimelineRows implements Target.Rows {
    private static final String COLUMNS = "person, id, lane, account, resource, process, step, time, sequence";

    private final Map<Owned, Map<String, TraceEvent>> events = new LinkedHashMap<>();
    private final MovedAccounts moved = new MovedAccounts();
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
                case Handover event -> add(event.getEvent());
                case Leave leave -> leave(leave);
                case Join join -> join(join);
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
        Owned account = new Owned(leave.getPerson(), leave.getAccount());
        Outcome outcome = check(account);
        if (outcome.equals(Outcome.ACCEPTED) && !leave.getSuccessor().equals(leave.getPerson())) {
            events.remove(account);
            moved.left(account);
            size++;
        }
        return outcome;
    }

    private Outcome join(Join join) {
        Owned account = new Owned(join.getPerson(), join.getAccount());
        Outcome outcome = check(account);
        if (outcome.equals(Outcome.ACCEPTED)) {
            events.remove(account);
            moved.joined(account);
            size++;
        }
        return outcome;
    }

    private static Outcome check(Owned account) {
        String problem = Limits.first(
                Limits.problem("person", account.person(), Limits.ID),
                Limits.problem("account", account.account(), Limits.ID));
        return problem == null ? Outcome.ACCEPTED : new Outcome.Rejected(problem);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void write(Connection connection) throws SQLException {
        moved.write(connection);
        CopyBuffer rows = new CopyBuffer();
        events.forEach((owner, theirs) -> theirs.values().forEach(event -> encode(owner.person(), event, rows)));
        if (rows.rows() == 0) {
            return;
        }
        rows.copyInto("staged_event (" + COLUMNS + ")", connection);
        try (Statement insert = connection.createStatement()) {
            insert.executeUpdate("insert into personal.event (" + COLUMNS + ") select " + COLUMNS
                    + " from staged_event coming where not exists (select from personal.left_account gone"
                    + " where gone.person = coming.person and gone.account = coming.account)"
                    + " on conflict do nothing");
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
