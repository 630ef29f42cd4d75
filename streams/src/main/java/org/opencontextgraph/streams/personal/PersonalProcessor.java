package org.opencontextgraph.streams.personal;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.Consent;
import org.opencontextgraph.schema.message.Continue;
import org.opencontextgraph.schema.message.Correction;
import org.opencontextgraph.schema.message.Handover;
import org.opencontextgraph.schema.message.HandoverEnd;
import org.opencontextgraph.schema.message.Join;
import org.opencontextgraph.schema.message.KinWord;
import org.opencontextgraph.schema.message.Leave;
import org.opencontextgraph.schema.message.PersonalEvent;
import org.opencontextgraph.schema.message.PersonalNote;
import org.opencontextgraph.schema.message.SamePerson;
import org.opencontextgraph.schema.topic.Topics;
import org.opencontextgraph.streams.corridor.KafkaOrderedStore;
import org.opencontextgraph.streams.corridor.RoomExit;
import org.opencontextgraph.streams.corridor.Spans;
import org.opencontextgraph.streams.lane.OrderedStore;
import org.opencontextgraph.streams.lane.RememberingStore;
import org.opencontextgraph.streams.lane.WorkBudget;

/** Kafka's side of the {@link PersonalRoom}. */
final class PersonalProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {
    /** Tasks close by the clock; then it is decided which of them may go to the gate. */
    private static final String SELECT = "abstract.select_eligible";

    private final PersonalSettings settings;
    private final int senders;
    private final WorkBudget budget = new WorkBudget(WorkBudget.PER_RECORD);
    private @Nullable RoomExit exit;
    private @Nullable PersonalRoom room;

    PersonalProcessor(PersonalSettings settings, int senders) {
        this.settings = settings;
        this.senders = senders;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        RoomExit exit = new RoomExit(PersonalStage.NAMES, context);
        this.exit = exit;
        PersonalBooks books = new PersonalBooks(
                store(context, PersonalStage.LANES),
                store(context, PersonalStage.PENDING),
                store(context, PersonalStage.OPEN),
                store(context, PersonalStage.DUE),
                store(context, PersonalStage.CLOSED),
                store(context, PersonalStage.BY_RESOURCE),
                store(context, PersonalStage.NOTES),
                new RememberingStore<>(store(context, PersonalStage.MOVED)),
                new RememberingStore<>(store(context, PersonalStage.REDO)),
                store(context, PersonalStage.FORMER),
                store(context, PersonalStage.LATE),
                new RememberingStore<>(store(context, PersonalStage.CONSENTS)),
                new RememberingStore<>(store(context, PersonalStage.MERGED)),
                new RememberingStore<>(store(context, PersonalStage.KIN)),
                store(context, PersonalStage.CORRECTIONS),
                new RememberingStore<>(store(context, PersonalStage.CORRECTED)));
        room = new PersonalRoom(
                books,
                new PersonalSinks(exit),
                settings,
                budget,
                senders,
                context.taskId().partition());
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
        PersonalRoom room = this.room;
        if (room == null || exit == null) {
            throw new IllegalStateException("not initialised");
        }
        budget.renew();
        exit.at(record);
        switch (record.value()) {
            case PersonalEvent event -> room.event(event);
            case PersonalNote note -> room.note(note);
            case Leave leave -> Spans.in(SELECT, () -> room.leave(leave));
            case Join join -> room.join(join);
            case Handover event -> room.handover(event);
            case HandoverEnd end -> Spans.in(SELECT, () -> room.handoverEnd(end));
            case Consent consent -> room.consent(consent);
            case Clock clock -> Spans.in(SELECT, () -> room.clock(clock));
            case Close close -> Spans.in(SELECT, () -> room.close(close));
            case Continue note when PersonalRoom.knows(note) -> Spans.in(SELECT, () -> room.goOn(note));
            case Correction said -> Spans.in(SELECT, () -> room.correction(said));
            case SamePerson same -> room.same(same);
            case KinWord word -> room.kinWord(word);
            case null -> forgotten(room, exit, record.key());
            default -> exit.reject("has no place in the personal room");
        }
    }

    /** No person's number has the character that separates it from a task. */
    private static void forgotten(PersonalRoom room, RoomExit exit, String key) {
        int end = key.indexOf('|');
        if (exit.isAt(Topics.CORRECTION) && end >= 0) {
            room.correctionForgotten(key.substring(0, end), key.substring(end + 1));
        } else if (exit.isAt(Topics.SAME_PERSON)) {
            room.notSame(key);
        } else if (exit.isAt(Topics.CONSENT)) {
            room.consentForgotten(key);
        } else {
            exit.reject("an empty record that takes nothing back");
        }
    }

    private <V> OrderedStore<V> store(ProcessorContext<String, SpecificRecord> context, String name) {
        return new KafkaOrderedStore<>(context.getStateStore(name), budget);
    }
}
