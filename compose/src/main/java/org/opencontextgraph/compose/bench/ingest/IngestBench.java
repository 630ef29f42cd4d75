package org.opencontextgraph.compose.bench.ingest;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.opencontextgraph.compose.bench.BareCopy;
import org.opencontextgraph.compose.embedded.EmbeddedPostgres;
import org.opencontextgraph.compose.embedded.Secrets;
import org.opencontextgraph.compose.run.Databases;
import org.opencontextgraph.compose.run.KafkaClients;
import org.opencontextgraph.schema.config.ConfigReader;
import org.opencontextgraph.schema.config.OcgConfig;

/**
 * Each connector in turn: rounds of all that its tool holds, each beside COPY and merge of the same rows, and one more with everything
 * known already. Then the log of a database under load, and one long run for the memory. Tools, broker and all else run on the same
 * processors.
 */
public final class IngestBench {
    private static final int BATCH = 25_000;

    private final Map<String, String> instance;
    private final OcgConfig config;
    private final Secrets secrets;
    private final EmbeddedPostgres desk;
    private final Amount amount;
    private final PrintWriter err;

    /**
     * @param instance the settings with which a throwaway instance is reached
     * @param desk another PostgreSQL, empty, whose log is read
     */
    public IngestBench(
            Map<String, String> instance, Secrets secrets, EmbeddedPostgres desk, Amount amount, PrintWriter err) {
        this.instance = Map.copyOf(instance);
        this.config = ConfigReader.read(instance);
        this.secrets = secrets;
        this.desk = desk;
        this.amount = amount;
        this.err = err;
    }

    /** @throws org.opencontextgraph.compose.embedded.Refusal when a row is missing, or there twice */
    public IngestResult run() throws IOException, SQLException, InterruptedException {
        KafkaClients kafka = new KafkaClients(config.kafka());
        Map<String, ConnectorFigures> figures = new TreeMap<>();
        try (SourceTool github = new GithubSource(amount.events())) {
            figures.put(github.kind(), rounds(github));
        }
        try (SourceTool jira = new JiraSource(amount.events())) {
            figures.put(jira.kind(), rounds(jira));
        }
        try (SourceTool topic = TopicSource.write(kafka, "bench-tickets", amount.events())) {
            figures.put(topic.kind(), rounds(topic));
        }
        UnderLoad load;
        try (DatabaseSource database = DatabaseSource.on(desk, amount.events());
                Way way = open(database);
                Readers readers = Readers.of(way, database, amount.rounds() + 2)) {
            figures.put(database.kind(), rounds(way, database, readers));
            say("its log under load");
            load = UnderLoad.measure(way, database, readers.last(), amount.loadSeconds());
        }
        return new IngestResult(figures, load, memory(kafka));
    }

    private MemoryFigures memory(KafkaClients kafka) throws IOException, SQLException, InterruptedException {
        say("memory, over %,d events".formatted(amount.memoryEvents()));
        try (SourceTool topic = TopicSource.write(kafka, "bench-many-tickets", amount.memoryEvents());
                Way way = Way.open(instance, secrets, "bench.memory.");
                Admin admin = kafka.admin()) {
            return MemoryFigures.measure(way, topic, admin, config.kafka().partitions());
        }
    }

    private ConnectorFigures rounds(SourceTool tool) throws IOException, SQLException, InterruptedException {
        try (Way way = open(tool);
                Readers readers = Readers.of(way, tool, amount.rounds() + 2)) {
            return rounds(way, tool, readers);
        }
    }

    private Way open(SourceTool tool) throws SQLException, InterruptedException {
        say("%s, %,d events".formatted(tool.kind(), tool.events()));
        return Way.open(instance, secrets, "bench." + tool.kind() + ".");
    }

    private ConnectorFigures rounds(Way way, SourceTool tool, Readers readers)
            throws IOException, SQLException, InterruptedException {
        DataSource administrator = new Databases(config.postgres()).administrator();
        way.empty();
        way.pass(readers.next(), tool);
        List<byte[]> rows = BareCopy.batches(way.sent(), BATCH);
        way.empty();
        BareCopy.run(administrator, rows);
        List<Passage> passages = new ArrayList<>();
        List<Double> copies = new ArrayList<>();
        for (int round = 0; round < amount.rounds(); round++) {
            way.empty();
            copies.add(BareCopy.run(administrator, rows));
            way.empty();
            passages.add(told(way.pass(readers.next(), tool)));
        }
        Passage again = told(way.pass(readers.next(), tool));
        double copyAgain = BareCopy.run(administrator, rows);
        way.require(tool.kind() + ", all known already", tool.events(), again.events());
        return ConnectorFigures.of(passages, copies, again, copyAgain);
    }

    private Passage told(Passage passage) {
        say("  %.2f s".formatted(passage.seconds()));
        return passage;
    }

    private void say(String what) {
        err.println("ocg: bench: " + what);
        err.flush();
    }
}
