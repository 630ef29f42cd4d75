package org.opencontextgraph.streams;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import org.opencontextgraph.schema.config.FixedKafkaSettings;
import org.opencontextgraph.streams.corridor.CorridorSettings;
import org.opencontextgraph.streams.personal.PersonalSettings;
import org.opencontextgraph.streams.release.ReleaseSettings;

/**
 * One instance of the streams.
 *
 * @param applicationId names the consumer group and the changelogs
 * @param stateDirectory where this instance's stores lie; lost ones are restored from the changelogs
 * @param threads stream threads
 * @param cache bytes for the record caches of all threads
 * @param commitInterval how often what was done is committed; a hop's latency
 * @param kafka settings of the clients, passed through untouched, `bootstrap.servers` among them; fixed ones are refused
 */
public record StreamsSettings(
        String applicationId,
        Path stateDirectory,
        int threads,
        long cache,
        Duration commitInterval,
        CorridorSettings corridor,
        PersonalSettings personal,
        ReleaseSettings release,
        Map<String, Object> kafka) {
    public StreamsSettings {
        FixedKafkaSettings.refuse(new TreeSet<>(kafka.keySet()));
        kafka = Map.copyOf(kafka);
    }
}
