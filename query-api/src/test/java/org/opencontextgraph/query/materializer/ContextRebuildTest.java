package org.opencontextgraph.query.materializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.query.testing.TestDatabase;
import org.opencontextgraph.schema.codec.MessageSerializer;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.postgresql.PGConnection;

/** Tables that are emptied, and offsets that are set back, before the eyes of a materializer. */
class ContextRebuildTest {
    private static final MaterializerSettings SETTINGS = new MaterializerSettings(
            "ocg.", "test", 50, Duration.ofMillis(2), Duration.ofMillis(20), Duration.ofMillis(5));
    private static final List<String> TABLES = List.of(
            "release_unit order by unit",
            "unit_edge order by unit, source, target",
            "cut_timing order by cut",
            "scope order by scope",
            "lane order by lane, sender",
            "consumer_offset order by consumer, topic, partition");

    private final FakeTopic topic = new FakeTopic(3, 11);
    private final RandomHistory history = new RandomHistory(new Random(4), topic);
    private TestDatabase database;

    @BeforeEach
    void publish() throws SQLException {
        database = TestDatabase.migrated();
        history.goOn(400);
        for (int partition = 0; partition < 3; partition++) {
            topic.send(partition, "live", new Clock("live", partition, TestRows.WEEK, null))
                    .send(partition, "import", new Clock("import", partition, TestRows.WEEK, null))
                    .send(partition, "import", new Close("import", partition, null));
        }
    }

    @Test
    void shouldFillTheTablesAgainByteForByteWhileItRuns() throws Exception {
        try (Materializer materializer = started(new ReleaseTarget(), Role.MATERIALIZER)) {
            // Given
            awaitRead("context");
            Map<String, String> before = tables();
            assertThat(before.values()).allMatch(bytes -> bytes.length() > 200);

            // When: nothing new comes
            ContextRebuild.begin(database.as(Role.MATERIALIZER));
            awaitRead("context");

            // Then
            assertThat(tables()).isEqualTo(before);
            assertThat(materializer.isRunning()).isTrue();

            // and what comes after it is written, too
            history.goOn(50);
            awaitRead("context");
            history.expected().assertTablesOf(database);
        }
    }

    @Test
    void shouldLeaveItToTheNextMaterializerWhenNoneRuns() throws Exception {
        // Given
        Map<String, String> before;
        try (Materializer _ = started(new ReleaseTarget(), Role.MATERIALIZER)) {
            awaitRead("context");
            before = tables();
        }

        // When
        ContextRebuild.begin(database.as(Role.MATERIALIZER));

        // Then: all of it is gone, and all of it comes back
        for (String table : TABLES) {
            assertThat(database.run("select * from context." + table)).isEmpty();
        }
        try (Materializer _ = started(new ReleaseTarget(), Role.MATERIALIZER)) {
            awaitRead("context");
        }
        assertThat(tables()).isEqualTo(before);
    }

    @Test
    void shouldGoOnFromWhereOffsetsWereSetBackToWhileItRuns() throws Exception {
        // Given: a table that shows what is written twice
        CountingTarget.makeTable(database);
        try (Materializer _ = started(new CountingTarget(), Role.MATERIALIZER_TRACE)) {
            awaitRead("trace");
            assertThat(writtenTwice()).containsExactly("0");

            // When
            database.run("update trace.consumer_offset set next_offset = 20 where partition = 1");
            awaitRead("trace");

            // Then
            assertThat(writtenTwice())
                    .isEqualTo(database.run(
                            "select count(distinct place) from trace.seen where partition = 1 and place >= 20"))
                    .doesNotContain("0");
        }
    }

    @Test
    void shouldChangeNothingWhileSomebodyReadsForLong() throws Exception {
        // Given
        try (Materializer _ = started(new ReleaseTarget(), Role.MATERIALIZER)) {
            awaitRead("context");
        }
        Map<String, String> before = tables();
        try (Connection reader = database.admin().getConnection();
                Statement reading = reader.createStatement()) {
            reader.setAutoCommit(false);
            reading.execute("select count(*) from context.unit_edge");

            // When, Then
            assertThatThrownBy(() -> ContextRebuild.begin(database.as(Role.MATERIALIZER), Duration.ofMillis(50)))
                    .isInstanceOf(SQLException.class)
                    .hasFieldOrPropertyWithValue("SQLState", "55P03");
        }
        assertThat(tables()).isEqualTo(before);
    }

    /** As PostgreSQL holds them. */
    private Map<String, String> tables() throws Exception {
        Map<String, String> tables = new TreeMap<>();
        try (Connection connection = database.admin().getConnection()) {
            for (String table : TABLES) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy (select * from context." + table + ") to stdout (format binary)", bytes);
                tables.put(table, HexFormat.of().formatHex(bytes.toByteArray()));
            }
        }
        return tables;
    }

    private List<String> writtenTwice() throws SQLException {
        return database.run("select count(*) - count(distinct (partition, place)) from trace.seen");
    }

    private void awaitRead(String schema) throws Exception {
        for (int i = 0; i < 2_000 && !topic.isReadBy(database, schema); i++) {
            Thread.sleep(5);
        }
        assertThat(topic.isReadBy(database, schema)).isTrue();
    }

    private Materializer started(Target target, Role role) {
        var producer =
                new MockProducer<String, SpecificRecord>(true, null, new StringSerializer(), new MessageSerializer());
        Materializer materializer = new Materializer(
                target,
                topic.source(),
                database.as(role),
                new DeadLetters(producer, "ocg."),
                SETTINGS,
                Moment.Witness.NONE);
        materializer.start();
        return materializer;
    }
}
