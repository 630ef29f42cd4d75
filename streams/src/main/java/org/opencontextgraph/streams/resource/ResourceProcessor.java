package org.opencontextgraph.streams.resource;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.Continue;
import org.opencontextgraph.schema.message.ResourceAcl;
import org.opencontextgraph.schema.message.TraceEvent;
import org.opencontextgraph.schema.topic.Topics;
import org.opencontextgraph.streams.corridor.KafkaOrderedStore;
import org.opencontextgraph.streams.corridor.RoomExit;
import org.opencontextgraph.streams.lane.RememberingStore;
import org.opencontextgraph.streams.lane.RoomClocks;
import org.opencontextgraph.streams.lane.WorkBudget;

/** Kafka's side of the {@link ResourceRoom}. */
final class ResourceProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {
    private final WorkBudget budget = new WorkBudget(WorkBudget.PER_RECORD);
    private @Nullable RoomExit exit;
    private @Nullable ResourceRoom room;
    private @Nullable RoomClocks clocks;

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        RoomExit exit = new RoomExit(ResourceStage.NAMES, context);
        this.exit = exit;
        int partition = context.taskId().partition();
        clocks = new RoomClocks(
                new KafkaOrderedStore<>(context.getStateStore(ResourceStage.LANES), budget),
                ResourceStage.SENDERS,
                partition);
        room = new ResourceRoom(
                new RememberingStore<>(new KafkaOrderedStore<>(context.getStateStore(ResourceStage.READERS), budget)),
                new KafkaOrderedStore<>(context.getStateStore(ResourceStage.SEEN), budget),
                budget,
                partition,
                new ResourceRoom.Out() {
                    @Override
                    public void toAccount(String account, SpecificRecord message) {
                        exit.send(Topics.ACCOUNT_EVENT, account, message);
                    }

                    @Override
                    public void doubt(String reason) {
                        exit.reject(reason);
                    }

                    @Override
                    public void again(Continue note) {
                        exit.again(Topics.TRACE_EVENT, note);
                    }
                });
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
        if (room == null || clocks == null || exit == null) {
            throw new IllegalStateException("not initialised");
        }
        budget.renew();
        exit.at(record);
        switch (record.value()) {
            case TraceEvent event -> room.event(event);
            case ResourceAcl change -> room.readers(change);
            case Clock clock -> exit.pass(Topics.ACCOUNT_EVENT, clocks.heard(clock));
            case Close close -> exit.pass(Topics.ACCOUNT_EVENT, clocks.heard(close));
            case Continue note when ResourceRoom.knows(note) -> room.goOn(note);
            case null -> room.readersForgotten(record.key());
            default -> exit.reject("has no place in the resource room");
        }
    }
}
