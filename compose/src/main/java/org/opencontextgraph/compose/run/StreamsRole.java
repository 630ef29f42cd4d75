package org.opencontextgraph.compose.run;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.opencontextgraph.compose.embedded.Secret;
import org.opencontextgraph.compose.embedded.Secrets;
import org.opencontextgraph.schema.config.OcgConfig;
import org.opencontextgraph.streams.StreamsApplication;
import org.opencontextgraph.streams.StreamsSettings;
import org.opencontextgraph.streams.corridor.CorridorSettings;
import org.opencontextgraph.streams.corridor.StoreKind;
import org.opencontextgraph.streams.personal.PersonalSettings;
import org.opencontextgraph.streams.release.ReleaseSettings;

/** The rooms, as the configuration wants them. */
public final class StreamsRole {
    private StreamsRole() {}

    /**
     * For the only instance of a data directory. It joins its group under a fixed name: coming back after a crash, it takes
     * the place of its former life at once, instead of waiting 45 s until the group has given that one up.
     */
    static StreamsApplication startAlone(OcgConfig config, Secret release) {
        Map<String, Object> client = new KafkaClients(config.kafka()).settings();
        client.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), "embedded");
        return start(config, GateSettings.of(config.policy(), release), client);
    }

    private static StreamsApplication start(OcgConfig config, ReleaseSettings release, Map<String, Object> client) {
        StreamsApplication streams = new StreamsApplication(settings(config, release, client));
        streams.start();
        return streams;
    }

    /** The rooms' settings under this configuration. */
    public static StreamsSettings settings(OcgConfig config, Secrets secrets) {
        return settings(
                config,
                GateSettings.of(config.policy(), secrets.release()),
                new KafkaClients(config.kafka()).settings());
    }

    private static StreamsSettings settings(OcgConfig config, ReleaseSettings release, Map<String, Object> client) {
        org.opencontextgraph.schema.config.StreamsConfig streams = config.streams();
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
                        streams.taskIdle(),
                        streams.gap(),
                        streams.holdBack(),
                        new HashSet<>(streams.endSteps()),
                        streams.mostSteps()),
                release,
                client);
    }
}
