package org.opencontextgraph.streams.personal;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.opencontextgraph.schema.message.Acl;
import org.opencontextgraph.schema.message.Consent;
import org.opencontextgraph.schema.message.CorrectedEvent;
import org.opencontextgraph.schema.message.Correction;
import org.opencontextgraph.schema.message.Handover;
import org.opencontextgraph.schema.message.KeptTask;
import org.opencontextgraph.schema.message.KinWord;
import org.opencontextgraph.schema.message.LaneProgress;
import org.opencontextgraph.schema.message.MovedAccount;
import org.opencontextgraph.schema.topic.Topics;
import org.opencontextgraph.streams.corridor.CorridorNames;
import org.opencontextgraph.streams.corridor.CorridorSettings;
import org.opencontextgraph.streams.corridor.MessageSerde;
import org.opencontextgraph.streams.corridor.RoomBuilder;
import org.opencontextgraph.streams.corridor.StoreKind;

/** Attaches the personal room to the corridor. */
public final class PersonalStage {
    static final CorridorNames NAMES = new CorridorNames("personal");
    static final String LANES = NAMES.store("lanes");
    static final String PENDING = NAMES.store("pending");
    static final String OPEN = NAMES.store("open-tasks");
    static final String DUE = NAMES.store("due");
    static final String CLOSED = NAMES.store("closed");
    static final String BY_RESOURCE = NAMES.store("by-resource");
    static final String NOTES = NAMES.store("notes");
    static final String MOVED = NAMES.store("moved");
    static final String REDO = NAMES.store("redo");
    static final String FORMER = NAMES.store("former");
    static final String LATE = NAMES.store("late");
    static final String CONSENTS = NAMES.store("consents");
    static final String MERGED = NAMES.store("merged");
    static final String KIN = NAMES.store("kin");
    static final String CORRECTIONS = NAMES.store("corrections");
    static final String CORRECTED = NAMES.store("corrected");

    private PersonalStage() {}

    public static void attach(Topology topology, CorridorSettings settings, PersonalSettings personal) {
        StoreKind history = settings.history();
        new RoomBuilder(topology, settings.topicPrefix(), NAMES)
                .from(Topics.PERSONAL_EVENT, Topics.CONSENT, Topics.SAME_PERSON, Topics.CORRECTION)
                .through(settings.partitions(), () -> new PersonalProcessor(personal, settings.partitions()))
                .keeping(
                        StoreKind.MEMORY.store(LANES, MessageSerde.of(LaneProgress.class)),
                        history.folding(PENDING, MessageSerde.any()),
                        history.folding(OPEN, MessageSerde.any()),
                        history.store(DUE, Serdes.String()),
                        history.store(CLOSED, MessageSerde.of(KeptTask.class)),
                        history.store(BY_RESOURCE, Serdes.String()),
                        history.store(NOTES, MessageSerde.of(Acl.class)),
                        history.store(MOVED, MessageSerde.of(MovedAccount.class)),
                        history.store(REDO, Serdes.String()),
                        history.store(FORMER, MessageSerde.of(KeptTask.class)),
                        history.store(LATE, MessageSerde.of(Handover.class)),
                        history.store(CONSENTS, MessageSerde.of(Consent.class)),
                        history.store(MERGED, Serdes.String()),
                        history.store(KIN, MessageSerde.of(KinWord.class)),
                        history.store(CORRECTIONS, MessageSerde.of(Correction.class)),
                        history.store(CORRECTED, MessageSerde.of(CorrectedEvent.class)))
                .to(Topics.TASK, Topics.TRACE, Topics.PERSONAL_EVENT);
    }
}
