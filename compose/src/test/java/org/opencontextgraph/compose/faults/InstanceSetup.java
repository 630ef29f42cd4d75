package org.opencontextgraph.compose.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.Topology;
import org.opencontextgraph.compose.embedded.EmbeddedKafka;
import org.opencontextgraph.streams.StreamsApplication;
import org.opencontextgraph.streams.StreamsSettings;
import org.opencontextgraph.streams.corridor.CorridorSettings;
import org.opencontextgraph.streams.corridor.StoreKind;
import org.opencontextgraph.streams.personal.PersonalSettings;
import org.opencontextgraph.streams.release.ReleaseSecret;
import org.opencontextgraph.streams.release.ReleaseSettings;
import org.opencontextgraph.streams.release.ReleaseStage;

/**
 * How one instance of the streams is set up; it travels on the command line of {@link InstanceMain}.
 *
 * @param name of this instance, the start of its clients' ids
 * @param run names the group, the changelogs and, with a dot behind it, the topics
 * @param wholeCorridor whether it has all rooms, or the gate alone
 * @param standbys copies of each store that other instances keep
 * @param budget store operations per record; small, so that the gate writes to itself
 * @param member a fixed name in the group, as {@code up} has one; empty: none
 */
record InstanceSetup(
        String servers,
        String name,
        String run,
        Path state,
        boolean wholeCorridor,
        int threads,
        int standbys,
        StoreKind store,
        int budget,
        int commitMillis,
        String member) {
    /** Without a heartbeat for so long an instance is given up by its group. */
    static final Duration SESSION = Duration.ofSeconds(3);

    /** A transaction that its instance left open holds everybody up for so long. */
    static final Duration TRANSACTION = Duration.ofSeconds(4);

    private static final long CACHE = 8 << 20;

    InstanceSetup named(String other, Path itsState) {
        return new InstanceSetup(
                servers,
                other,
                run,
                itsState,
                wholeCorridor,
                threads,
                standbys,
                store,
                budget,
                commitMillis,
                member.isEmpty() ? "" : other);
    }

    String prefix() {
        return run + ".";
    }

    List<String> toArguments() {
        return List.of(
                servers,
                name,
                run,
                state.toString(),
                Boolean.toString(wholeCorridor),
                Integer.toString(threads),
                Integer.toString(standbys),
                store.name(),
                Integer.toString(budget),
                Integer.toString(commitMillis),
                member);
    }

    static InstanceSetup of(String[] arguments) {
        return new InstanceSetup(
                arguments[0],
                arguments[1],
                arguments[2],
                Path.of(arguments[3]),
                Boolean.parseBoolean(arguments[4]),
                Integer.parseInt(arguments[5]),
                Integer.parseInt(arguments[6]),
                StoreKind.valueOf(arguments[7]),
                Integer.parseInt(arguments[8]),
                Integer.parseInt(arguments[9]),
                arguments[10]);
    }

    StreamsApplication application() {
        StreamsSettings settings = settings();
        if (wholeCorridor) {
            return new StreamsApplication(settings);
        }
        Topology gate = new Topology();
        ReleaseStage.attach(gate, settings.corridor(), settings.release());
        return new StreamsApplication(settings, gate);
    }

    StreamsSettings settings() {
        return new StreamsSettings(
                run,
                state,
                threads,
                CACHE,
                Duration.ofMillis(commitMillis),
                new CorridorSettings(prefix(), EmbeddedKafka.PARTITIONS, store),
                PersonalSettings.DEFAULT,
                ReleaseSettings.standard(new ReleaseSecret(new byte[ReleaseSecret.LENGTH]))
                        .withBudget(budget),
                kafka());
    }

    private Map<String, Object> kafka() {
        Map<String, Object> kafka = new HashMap<>(Map.of(
                "bootstrap.servers",
                servers,
                "client.id",
                name,
                "num.standby.replicas",
                standbys,
                "consumer.session.timeout.ms",
                (int) SESSION.toMillis(),
                "consumer.heartbeat.interval.ms",
                500,
                "producer.transaction.timeout.ms",
                (int) TRANSACTION.toMillis(),
                "producer.linger.ms",
                5));
        if (!member.isEmpty()) {
            kafka.put("main.consumer.group.instance.id", member);
        }
        return kafka;
    }
}
