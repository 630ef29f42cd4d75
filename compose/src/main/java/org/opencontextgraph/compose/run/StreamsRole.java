package org.opencontextgraph.compose.run;

import java.util.HashSet;
import java.util.Locale;
import org.opencontextgraph.schema.config.OcgConfig;
import org.opencontextgraph.schema.config.StreamsConfig;
import org.opencontextgraph.streams.StreamsApplication;
import org.opencontextgraph.streams.StreamsSettings;
import org.opencontextgraph.streams.corridor.CorridorSettings;
import org.opencontextgraph.streams.corridor.StoreKind;
import org.opencontextgraph.streams.personal.PersonalSettings;

/** The rooms, as the configuration wants them. */
final class StreamsRole {
    private StreamsRole() {}

    static StreamsApplication start(OcgConfig config) {
        StreamsApplication streams = new StreamsApplication(settings(config));
        streams.start();
        return streams;
    }

    private static StreamsSettings settings(OcgConfig config) {
        StreamsConfig streams = config.streams();
        return new StreamsSettings(
                streams.applicationId(),
                streams.stateDirectory(),
                streams.threads(),
                (long) streams.cacheMegabytes() << 20,
                streams.commitInterval(),
                new CorridorSettings(
                        config.kafka().topicPrefix(),
                        config.kafka().partitions(),
                        StoreKind.valueOf(streams.store().toUpperCase(Locale.ROOT))),
                new PersonalSettings(
                        streams.taskIdle(), streams.gap(), streams.holdBack(), new HashSet<>(streams.endSteps())),
                new KafkaClients(config.kafka()).settings());
    }
}
