package org.opencontextgraph.streams.account;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Account;
import org.opencontextgraph.schema.message.AccountEvent;
import org.opencontextgraph.schema.message.AccountLink;
import org.opencontextgraph.schema.message.AccountNote;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.topic.Topics;
import org.opencontextgraph.streams.corridor.KafkaOrderedStore;
import org.opencontextgraph.streams.corridor.RoomExit;
import org.opencontextgraph.streams.lane.RememberingStore;
import org.opencontextgraph.streams.lane.RoomClocks;
import org.opencontextgraph.streams.lane.WorkBudget;

/** Kafka's side of the {@link AccountRoom}. */
final class AccountProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {
    private final int senders;
    private final WorkBudget budget = new WorkBudget(WorkBudget.PER_RECORD);
    private @Nullable RoomExit exit;
    private @Nullable AccountRoom room;
    private @Nullable RoomClocks clocks;

    AccountProcessor(int senders) {
        this.senders = senders;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        RoomExit exit = new RoomExit(AccountStage.NAMES, context);
        this.exit = exit;
        clocks = new RoomClocks(
                new KafkaOrderedStore<>(context.getStateStore(AccountStage.LANES), budget),
                senders,
                context.taskId().partition());
        room = new AccountRoom(
                new RememberingStore<>(new KafkaOrderedStore<>(context.getStateStore(AccountStage.ACCOUNTS), budget)),
                new RememberingStore<>(new KafkaOrderedStore<>(context.getStateStore(AccountStage.LINKS), budget)),
                (person, message) -> exit.send(Topics.PERSONAL_EVENT, person, message));
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
        if (room == null || clocks == null || exit == null) {
            throw new IllegalStateException("not initialised");
        }
        budget.renew();
        exit.at(record);
        switch (record.value()) {
            case AccountEvent event -> room.event(event);
            case AccountNote note -> room.note(note);
            case Account mapping -> room.mapping(mapping);
            case AccountLink link -> room.link(link);
            case Clock clock -> exit.pass(Topics.PERSONAL_EVENT, clocks.heard(clock));
            case Close close -> exit.pass(Topics.PERSONAL_EVENT, clocks.heard(close));
            case null -> forgotten(room, exit, record.key());
            default -> exit.reject("has no place in the account room");
        }
    }

    /** A tombstone tells by nothing but its topic what it takes back. */
    private static void forgotten(AccountRoom room, RoomExit exit, String account) {
        if (exit.isAt(Topics.ACCOUNT_LINK)) {
            room.linkUndone(account);
        } else {
            room.mappingForgotten(account);
        }
    }
}
