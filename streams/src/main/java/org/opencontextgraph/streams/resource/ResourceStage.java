package org.opencontextgraph.streams.resource;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.opencontextgraph.schema.message.Acl;
import org.opencontextgraph.schema.message.LaneProgress;
import org.opencontextgraph.schema.topic.Topics;
import org.opencontextgraph.streams.corridor.CorridorNames;
import org.opencontextgraph.streams.corridor.CorridorSettings;
import org.opencontextgraph.streams.corridor.MessageSerde;
import org.opencontextgraph.streams.corridor.RoomBuilder;
import org.opencontextgraph.streams.corridor.StoreKind;

/** Attaches the resource room to the corridor. */
public final class ResourceStage {
    static final CorridorNames NAMES = new CorridorNames("resource");
    static final String READERS = NAMES.store("readers");
    static final String SEEN = NAMES.store("seen");
    static final String LANES = NAMES.store("lanes");

    /** An import, or the scheduler: one writer of a lane's clock. */
    static final int SENDERS = 1;

    private ResourceStage() {}

    public static void attach(Topology topology, CorridorSettings settings) {
        new RoomBuilder(topology, settings.topicPrefix(), NAMES)
                .from(Topics.TRACE_EVENT, Topics.RESOURCE_ACL)
                .through(SENDERS, ResourceProcessor::new)
                .keeping(
                        settings.history().store(READERS, MessageSerde.of(Acl.class)),
                        settings.history().store(SEEN, Serdes.String()),
                        StoreKind.MEMORY.store(LANES, MessageSerde.of(LaneProgress.class)))
                .to(Topics.ACCOUNT_EVENT, Topics.TRACE_EVENT);
    }
}
