package org.opencontextgraph.compose.embedded;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One Kafka broker that is its own controller, in this JVM, on loopback. Its threads keep the JVM alive: close it.
 *
 * <p>Built on Kafka's internal server classes, hence the pinned version.
 */
public final class EmbeddedKafka implements AutoCloseable {
    /** Partitions of every corridor topic here. */
    public static final int PARTITIONS = 4;

    static final String NAME = "kafka";

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Formats the directory's log at the first start. */
    public static EmbeddedKafka start(DataDirectory directory) {
        return start(directory, Map.of());
    }

    /** @param more settings of the broker that go before ours, such as shorter patience for a campaign of faults */
    public static EmbeddedKafka start(DataDirectory directory, Map<String, String> more) {
        Path room = directory.room(NAME);
        Path log = room.resolve("log");
        format(room, log);
        int port = Ports.keep(room.resolve("port"));
        int controllerPort = Ports.keep(room.resolve("controller-port"));
        Map<String, String> settings = KafkaBrokerSettings.of(log, port, controllerPort);
        settings.putAll(more);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        try {
            server.startup();
            EmbeddedKafka kafka = new EmbeddedKafka(server, port);
            LeftTransactions.end(Map.copyOf(kafka.clientSettings()));
            return kafka;
        } catch (RuntimeException e) {
            server.shutdown();
            throw new Refusal("Kafka did not start: " + e.getMessage(), e);
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** What every client needs to get in. */
    public Map<String, String> clientSettings() {
        return Map.of("bootstrap.servers", bootstrapServers());
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path room, Path log) {
        if (Files.exists(log.resolve("meta.properties"))) {
            return;
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(said, true, StandardCharsets.UTF_8))
                    .setNodeId(KafkaBrokerSettings.NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(KafkaBrokerSettings.CONTROLLER)
                    .setMetadataLogDirectory(log.toString())
                    .addDirectory(log.toString())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new Refusal("cannot set up Kafka in " + room + ": " + e.getMessage(), e);
        }
    }
}
