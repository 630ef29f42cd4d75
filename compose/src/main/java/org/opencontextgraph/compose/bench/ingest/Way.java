package org.opencontextgraph.compose.bench.ingest;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.opencontextgraph.compose.bench.OwnTopics;
import org.opencontextgraph.compose.bench.TopicScan;
import org.opencontextgraph.compose.bench.TraceTable;
import org.opencontextgraph.compose.embedded.Secrets;
import org.opencontextgraph.compose.run.ConnectorRoom;
import org.opencontextgraph.compose.run.Databases;
import org.opencontextgraph.compose.run.KafkaClients;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.ingest.connector.ToolSetting;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.job.Ingestion;
import org.opencontextgraph.ingest.registry.OpenTool;
import org.opencontextgraph.ingest.registry.Registered;
import org.opencontextgraph.query.materializer.MaterializerSettings;
import org.opencontextgraph.query.materializer.TraceMaterializer;
import org.opencontextgraph.schema.config.ConfigReader;
import org.opencontextgraph.schema.config.OcgConfig;
import org.opencontextgraph.schema.message.TraceEvent;
import org.opencontextgraph.schema.topic.Topics;

/**
 * The way from a tool to rows, as production goes it: the job of a registered connector, Kafka, the materializer of trace events. Its
 * topics have a prefix of their own, so that the rooms of the instance have nothing to do meanwhile; what they cost is told by
 * `ocg bench pipeline`.
 */
final class Way implements AutoCloseable {
    private static final String MATERIALIZER = "materializer";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** Nobody else reads these: they are paused. */
    private static final String NEVER = "0 0 0 1 1 ?";

    private final OcgConfig config;
    private final Databases databases;
    private final HikariDataSource ingest;
    private final HikariDataSource rows;
    private final Producer<String, SpecificRecord> deadLetters;
    private final TraceMaterializer materializer;
    private final ConnectorRoom room;
    private final TraceTable table;

    private Way(OcgConfig config, Secrets secrets) {
        this.config = config;
        databases = new Databases(config.postgres());
        KafkaClients kafka = new KafkaClients(config.kafka());
        ingest = databases.pool(Role.INGEST, 4);
        rows = databases.pool(Role.MATERIALIZER_TRACE, 2);
        deadLetters = kafka.producer();
        materializer = new TraceMaterializer(
                kafka.settings(),
                rows,
                deadLetters,
                MaterializerSettings.of(config.kafka().topicPrefix()));
        room = ConnectorRoom.of(config, secrets, ingest);
        table = new TraceTable(
                databases.administrator(), kafka.admin(), config.kafka().partitions());
    }

    /**
     * @param instance the settings with which the instance is reached
     * @param prefix of its topics, new
     */
    static Way open(Map<String, String> instance, Secrets secrets, String prefix)
            throws InterruptedException, SQLException {
        Map<String, String> settings = new HashMap<>(instance);
        settings.put("kafka.topic-prefix", prefix);
        OcgConfig config = ConfigReader.read(settings);
        OwnTopics.make(config.kafka(), prefix, List.of());
        Way way = new Way(config, secrets);
        way.empty();
        way.materializer.start();
        return way;
    }

    /** Registers a connector as `ocg connectors add` does; nobody but the caller runs it. */
    Reading register(String name, SourceTool tool) {
        Ingestion ingestion = room.ingestion();
        var kind = ingestion.kinds().get(tool.kind());
        List<ToolSetting> known = new ArrayList<>(kind.settings());
        known.add(OpenTool.PRIVATE_NETWORK);
        Registered row = new Registered(
                name,
                tool.kind(),
                ToolSettings.of(known, tool.settings()),
                NEVER,
                true,
                ingestion.clock().instant());
        if (!ingestion.connectors().add(row, OpenTool.seal(ingestion.keys().get(), name, tool.token()))) {
            throw new IllegalStateException("there is a connector " + name + " already");
        }
        return new Reading(
                name,
                room.job(ingestion.connectors().find(name).orElseThrow()),
                () -> ingestion.connectors().remove(name));
    }

    /** Of a reading, from its beginning to the last row. */
    Passage pass(Reading reading, SourceTool tool) throws IOException, SQLException, InterruptedException {
        double toolBefore = tool.ownSeconds();
        long began = System.nanoTime();
        long sent = reading.once();
        double readSeconds = seconds(began);
        awaitRows();
        double seconds = seconds(began);
        require(reading.name(), tool.events(), sent);
        return new Passage(sent, seconds, readSeconds, tool.ownSeconds() - toolBefore);
    }

    void awaitRows() throws SQLException, InterruptedException {
        table.awaitEnd(MATERIALIZER, topic(), PATIENCE);
    }

    /** @throws org.opencontextgraph.compose.embedded.Refusal when one is missing, or there twice */
    void require(String what, long held, long sent) throws SQLException {
        TraceTable.Count count = table.count();
        new Arrived(sent, count.rows(), count.ids()).require(what, held);
    }

    /** As if nothing had been read before: rows, and which resources were told to be in what. */
    void empty() throws SQLException {
        table.empty();
        try (Connection connection = databases.administrator().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate ingest.contained");
        }
    }

    /** All that was sent so far. */
    List<TraceEvent> sent() {
        return TopicScan.of(new KafkaClients(config.kafka()).settings(), topic()).stream()
                .map(ConsumerRecord::value)
                .filter(TraceEvent.class::isInstance)
                .map(TraceEvent.class::cast)
                .toList();
    }

    String topic() {
        return Topics.TRACE_EVENT.in(config.kafka().topicPrefix());
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    @Override
    public void close() {
        try (ingest;
                rows;
                deadLetters;
                table;
                materializer) {
            // closed in the reverse order
        }
    }
}
