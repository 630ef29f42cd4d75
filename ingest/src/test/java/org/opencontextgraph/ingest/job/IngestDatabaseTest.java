package org.opencontextgraph.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.opencontextgraph.ingest.cdc.CdcKind;
import org.opencontextgraph.ingest.connector.ToolSetting;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.ingest.feed.LiveReader;
import org.opencontextgraph.ingest.feed.TestBroker;
import org.opencontextgraph.ingest.registry.ConnectorTable;
import org.opencontextgraph.ingest.registry.Kinds;
import org.opencontextgraph.ingest.registry.OpenTool;
import org.opencontextgraph.ingest.registry.RunTable;
import org.opencontextgraph.ingest.seal.SealingKeys;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;

/** A database is read by the job that reads every tool: from its log into topics, in transactions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IngestDatabaseTest {
    private static final String CONTENT = "words of somebody";
    private static final String PASSWORD = "canary-4711";

    private final TestBackends backends;
    private final EmbeddedPostgres tool;
    private final SealingKeys keys = SealingKeys.make();

    IngestDatabaseTest() throws Exception {
        backends = TestBackends.start();
        tool = EmbeddedPostgres.builder()
                .setServerConfig("wal_level", "logical")
                .start();
    }

    @AfterAll
    void stop() throws IOException {
        tool.close();
        backends.close();
    }

    @Test
    void shouldSendEachChangeOnceSayWhatIsUnmappedAndLeaveNoContentAnywhere() throws Exception {
        // Given
        FeedSettings feed = TestBroker.newTopics("ingest-database.");
        run(
                "CREATE ROLE reader LOGIN REPLICATION PASSWORD '" + PASSWORD + "'",
                "CREATE TABLE ticket (id bigint PRIMARY KEY, title text, status text, who text, at timestamptz)",
                "GRANT SELECT ON ticket TO reader",
                "CREATE PUBLICATION ocg_desk FOR TABLE ticket",
                "INSERT INTO ticket SELECT i, '" + CONTENT + "', 'new', '7', now() FROM generate_series(1, 200) i");
        IngestBatch job = added(feed);

        // When
        List<RunTable.Row> rows = job.once();
        run("INSERT INTO ticket SELECT i, '" + CONTENT + "', 'new', '7', now() FROM generate_series(201, 300) i");
        List<RunTable.Row> changes = job.once();
        List<RunTable.Row> nothing = job.once();
        run(
                "UPDATE ticket SET status = '" + CONTENT + "' WHERE id = 1",
                "INSERT INTO ticket VALUES (301, NULL, 'new', '7', NULL)");
        job.run(); // to the end: nothing is better a minute later

        // Then
        assertThat(rows).extracting(RunTable.Row::mapped).containsExactly(200L);
        assertThat(changes).extracting(RunTable.Row::mapped).containsExactly(100L);
        assertThat(nothing).extracting(RunTable.Row::mapped).containsExactly(0L);
        assertThat(Stream.of(rows, changes, nothing))
                .allSatisfy(run -> assertThat(run)
                        .singleElement()
                        .satisfies(it -> assertThat(it.verdict()).isEmpty())
                        .satisfies(it -> assertThat(it.completeUpTo()).isNotNull()));
        assertThat(new RunTable(backends.database()).last("desk"))
                .singleElement()
                .satisfies(it -> assertThat(it.rejected()).isEqualTo(1))
                .satisfies(it -> assertThat(it.verdict().toString())
                        .contains("nobody has decided what public.ticket update means (1)"));
        List<String> written = new ArrayList<>();
        for (TopicSpec topic : List.of(
                Topics.TRACE_EVENT,
                Topics.ACCOUNT,
                Topics.ACCOUNT_NAME,
                Topics.CURSOR,
                Topics.RESOURCE_ACL,
                Topics.DEAD_LETTER)) {
            TestBroker.committed(feed, topic).forEach(it -> written.add(it.key() + " " + it.value()));
        }
        new RunTable(backends.database()).last("desk").forEach(it -> written.add(it.toString()));
        assertThat(written).hasSizeGreaterThan(300).noneMatch(it -> it.contains(CONTENT) || it.contains(PASSWORD));
        assertThat(TestBroker.committed(feed, Topics.TRACE_EVENT)).hasSize(300);
    }

    private IngestBatch added(FeedSettings feed) {
        Map<String, String> said = new HashMap<>();
        said.put("address", "localhost:" + tool.getPort() + "/postgres");
        said.put("user", "reader");
        said.put("tls", "off");
        said.put("private-network", "yes");
        said.put("readable-by", "everyone");
        said.put("mapping", """
                events:
                  - {table: public.ticket, on: insert, step: desk.ticket.open, process: support, resource: ticket/id, account: user/who, time: at}
                """);
        List<ToolSetting> known = Stream.concat(new CdcKind().settings().stream(), Stream.of(OpenTool.PRIVATE_NETWORK))
                .toList();
        ConnectorTable connectors = new ConnectorTable(backends.database(), InstantSource.system());
        assertThat(connectors.add(
                        "desk",
                        "postgres-cdc",
                        ToolSettings.of(known, said),
                        "0 */5 * * * ?",
                        OpenTool.seal(keys, "desk", PASSWORD)))
                .isTrue();
        return new IngestBatch(
                connectors.find("desk").orElseThrow(),
                new Ingestion(
                        Kinds.onClassPath(),
                        connectors,
                        () -> keys,
                        backends.database(),
                        new LiveReader(
                                feed, new byte[32], InstantSource.system(), new ContainedTable(backends.database())),
                        InstantSource.system()));
    }

    private void run(String... statements) throws Exception {
        try (Connection connection = tool.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }
}
