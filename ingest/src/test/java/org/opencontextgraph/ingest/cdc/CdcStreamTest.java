package org.opencontextgraph.ingest.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CdcStreamTest {
    private final EmbeddedPostgres server;
    private Desk desk;
    private int databases;

    @SuppressWarnings("NullAway.Init") // before each
    CdcStreamTest() throws IOException {
        server = Desk.server("logical");
    }

    @BeforeEach
    void begin() throws SQLException {
        desk = Desk.on(server, "desk" + databases++);
    }

    @AfterEach
    void end() throws SQLException {
        desk.close();
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @Test
    void shouldTellTheRowsThatAreThereAndThenEachChange() throws Exception {
        // Given
        desk.open(1, 2);
        Reader reader = new Reader();
        reader.run(desk.stream());
        assertThat(reader.labels()).containsExactly("desk.ticket.open", "desk.ticket.open");

        // When
        desk.open(3);
        desk.close(1);
        desk.run("INSERT INTO note (ticket_id, kind, body, author) VALUES (1, 'comment', 'x', 9)");
        desk.run("UPDATE ticket SET title = 'y' WHERE id = 2", "DELETE FROM ticket WHERE id = 2");
        reader.run(desk.stream());

        // Then
        assertThat(reader.labels().subList(2, reader.labels().size()))
                .containsExactly("desk.ticket.open", "desk.ticket.close", "desk.ticket.comment");
        assertThat(reader.ids()).doesNotHaveDuplicates();
        SourceEvent closed = reader.events.get(3);
        String tool = "postgres@localhost:" + server.getPort() + "/" + "desk0";
        assertThat(closed.account())
                .isEqualTo(new AccountKey(tool.replace("desk0", desk.slot().substring(4)), "user/8"));
        assertThat(closed.resource()).endsWith(":ticket/1");
        assertThat(reader.passedOver.ignored()).isEqualTo(2);
        assertThat(reader.passedOver.unmapped()).isEmpty();
        assertThat(reader.rejected).isEmpty();
        assertThat(reader.completeUpTo).isNotNull();
    }

    @Test
    void shouldGoOnWhereItWasLeftAndAcknowledgeNoMoreThanWasCommitted() throws Exception {
        // Given
        Reader reader = new Reader();
        reader.run(desk.stream());
        String before = reader.position;

        // When a batch is read and never committed
        desk.open(1, 2, 3);
        try (Connector lost = desk.stream()) {
            assertThat(reader.step(lost, 100)).as("it says that it reads").isTrue();
            assertThat(lost.fetch(reader.position, 100).events()).isNotEmpty();
        }

        // Then
        assertThat(Lsn.read(desk.ask("SELECT confirmed_flush_lsn FROM pg_replication_slots WHERE slot_name = '"
                        + desk.slot() + "'")))
                .isLessThanOrEqualTo(Position.read(before).lsn());
        reader.run(desk.stream());
        assertThat(reader.ids()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void shouldGoOnAfterAFetchOfNothingThatWasNeverCommitted() throws Exception {
        // Given
        Reader reader = new Reader();
        reader.run(desk.stream());

        // When what others write is looked through, and the worker dies before it has committed how far it came
        desk.run("INSERT INTO other SELECT i, 'x' FROM generate_series(1, 1000) i");
        try (Connector lost = desk.stream()) {
            assertThat(reader.step(lost, 100)).as("it says that it reads").isTrue();
            EventBatch nothing = lost.fetch(reader.position, 100);
            assertThat(nothing.events()).isEmpty();
            assertThat(nothing.position()).isNotEqualTo(reader.position);
        }
        desk.open(1);
        reader.run(desk.stream());

        // Then
        assertThat(reader.ids()).hasSize(1);
    }

    @Test
    void shouldGoOnWhenOthersWriteWhileItEnds() throws Exception {
        // Given
        Reader reader = new Reader();
        reader.run(desk.stream());

        // When others write after it has said how far it came, and it is still there for a while
        for (int run = 0; run < 3; run++) {
            reader.run(desk.stream(), 100, () -> writeElsewhere());
            desk.open(run);
        }
        reader.run(desk.stream());

        // Then
        assertThat(reader.ids()).hasSize(3).doesNotHaveDuplicates();
    }

    private void writeElsewhere() {
        try {
            desk.run("DELETE FROM other", "INSERT INTO other SELECT i, 'x' FROM generate_series(1, 1000) i");
            Thread.sleep(1_000);
        } catch (SQLException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldTellALargeTransactionInPartsAndGoOnInItsMiddle() throws Exception {
        // Given
        Reader reader = new Reader();
        reader.run(desk.stream());
        desk.run("INSERT INTO ticket (id, opened_by) SELECT i, 7 FROM generate_series(1, 1000) i");

        // When the connector is stopped hard after each batch, and what it read ahead is lost
        while (reader.events.size() < 1000) {
            try (Connector stream = desk.stream()) {
                boolean _ = reader.step(stream, 350);
                stream.fetch(reader.position, 350);
            }
        }
        reader.run(desk.stream(), 350);

        // Then
        assertThat(reader.ids()).hasSize(1000).doesNotHaveDuplicates();
    }

    @Test
    void shouldTellNothingOfATransactionThatWasRolledBack() throws Exception {
        // Given
        Reader reader = new Reader();
        reader.run(desk.stream());

        // When
        desk.run("BEGIN; INSERT INTO ticket (id, opened_by) VALUES (1, 7); ROLLBACK");
        desk.open(2);
        reader.run(desk.stream());

        // Then
        assertThat(reader.events)
                .singleElement()
                .satisfies(it -> assertThat(it.resource()).endsWith("ticket/2"));
    }

    @Test
    void shouldCountAStateOnceHoweverOftenItsRowIsWritten() throws Exception {
        // Given
        Reader reader = new Reader();
        reader.run(desk.stream());

        // When the same row says the same again and again, after other words in between
        desk.open(1);
        desk.run(
                "UPDATE ticket SET status = 'closed', changed_by = 8, changed_at = '2026-01-05T10:00:00Z'",
                "UPDATE ticket SET title = 'x'",
                "UPDATE ticket SET status = 'open'",
                "UPDATE ticket SET status = 'closed', changed_by = 8, changed_at = '2026-01-05T10:00:00Z'");
        reader.run(desk.stream());

        // Then both are one event
        assertThat(reader.labels())
                .containsExactlyInAnyOrder("desk.ticket.open", "desk.ticket.close", "desk.ticket.close");
        assertThat(new HashSet<>(reader.ids())).hasSize(2);
    }

    @Test
    void shouldKeepHostileStringsInOnePartOfAName() throws Exception {
        // Given
        desk.run(
                "CREATE TABLE odd (id text PRIMARY KEY, who text, at text)",
                "GRANT SELECT ON odd TO ocg_reader",
                "ALTER PUBLICATION ocg_desk ADD TABLE odd",
                "INSERT INTO odd VALUES ('a/b:c@d', E'x\n\t; DROP', '2026-01-05 10:00:00'), ('', '\u00e9😀', '2026-01-05'),"
                        + " (repeat('z', 5000), 'long', '2026-01-05'), ('n', 'x', 'yesterday'), ('m', NULL, NULL)");
        Map<String, String> said = desk.settings();
        said.put("mapping", """
                events:
                  - {table: public.odd, on: insert, step: a.b.c, process: p, resource: odd/id, account: user/who, time: at}
                """);
        Reader reader = new Reader();

        // When
        reader.run(desk.stream(said));

        // Then
        assertThat(reader.events).hasSize(3);
        assertThat(reader.events)
                .extracting(it -> it.resource().substring(it.resource().indexOf(":odd")))
                .contains(":odd/a%2Fb%3Ac%40d", ":odd/");
        assertThat(reader.rejected)
                .extracting(Rejected::reason)
                .containsExactlyInAnyOrder("column at holds no time", "column at is null");
        assertThat(reader.rejected).allSatisfy(it -> assertThat(it.place()).startsWith("public.odd at "));
    }

    @Test
    void shouldNotMissTheTextThatAnUpdateLeftAlone() throws Exception {
        // Given a value so long that it is stored outside of the row
        Reader reader = new Reader();
        desk.run(
                "INSERT INTO ticket (id, title, opened_by) SELECT 1, string_agg(md5(i::text), ''), 7 FROM generate_series(1, 4000) i");
        reader.run(desk.stream());

        // When
        desk.close(1);
        reader.run(desk.stream());

        // Then
        assertThat(reader.labels()).containsExactly("desk.ticket.open", "desk.ticket.close");
    }

    @Test
    void shouldGoOnWhenAColumnIsAddedAndStopWhenAMappedOneIsRenamed() throws Exception {
        // Given
        Reader reader = new Reader();
        reader.run(desk.stream());
        desk.open(1);

        // When, Then
        desk.run("ALTER TABLE ticket ADD COLUMN urgent boolean DEFAULT true");
        desk.open(2);
        reader.run(desk.stream());
        assertThat(reader.events).hasSize(2);
        desk.run("ALTER TABLE ticket RENAME COLUMN changed_by TO closer");
        desk.run("INSERT INTO ticket (id, opened_by) VALUES (3, 7)");
        assertThatThrownBy(() -> reader.run(desk.stream()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("public.ticket has no column changed_by");
        desk.run("ALTER TABLE ticket RENAME COLUMN closer TO changed_by");
    }

    @Test
    void shouldReadATableWithoutAPrimaryKey() throws Exception {
        // Given
        desk.run(
                "CREATE TABLE history (ticket_id bigint, state text, who bigint, at timestamptz)",
                "ALTER TABLE history REPLICA IDENTITY FULL",
                "GRANT SELECT ON history TO ocg_reader",
                "ALTER PUBLICATION ocg_desk ADD TABLE history",
                "INSERT INTO history VALUES (1, 'won', 7, '2026-01-05T10:00:00Z')");
        Map<String, String> said = desk.settings();
        said.put("mapping", """
                events:
                  - table: public.history
                    on: insert
                    where: {state: [won, 'lost']}
                    step: sales.offer.decide
                    process: sales
                    resource: offer/ticket_id
                    account: user/who
                    time: at
                    id: [ticket_id, state, at]
                """);
        assertThat(desk.check(said).missing()).isEmpty();
        Reader reader = new Reader();
        reader.run(desk.stream(said));

        // When
        desk.run(
                "INSERT INTO history VALUES (2, 'lost', 7, '2026-01-05T11:00:00Z'), (3, 'asked', 7, '2026-01-05T11:00:00Z')",
                "UPDATE history SET who = 8 WHERE ticket_id = 1");
        reader.run(desk.stream(said));

        // Then
        assertThat(reader.ids()).hasSize(2).doesNotHaveDuplicates();
        assertThat(reader.passedOver.unmapped())
                .containsOnly(entry("public.history insert", 1L), entry("public.history update", 1L));
    }

    @Test
    void shouldSayWhatIsLostWhenTheSlotIsGoneOrWasReadByAnother() throws Exception {
        // Given
        Reader reader = new Reader();
        reader.run(desk.stream());
        desk.open(1);

        // When somebody else reads from it
        desk.run("CHECKPOINT", "SELECT pg_replication_slot_advance('" + desk.slot() + "', pg_current_wal_lsn())");

        // Then
        assertThatThrownBy(() -> reader.run(desk.stream()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("was read by somebody else")
                .hasMessageContaining("another `slot`");
        desk.run("SELECT pg_drop_replication_slot('" + desk.slot() + "')");
        assertThatThrownBy(() -> reader.run(desk.stream()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not there any more");

        // When it begins anew with another slot
        Map<String, String> said = desk.settings();
        said.put("slot", desk.slot() + "_2");
        Reader anew = new Reader();
        anew.run(desk.stream(said));
        assertThat(anew.ids()).hasSize(1);
    }

    @Test
    void shouldSayThatTheDatabaseDoesNotTellEverythingAnyMore() throws Exception {
        Reader reader = new Reader();
        reader.run(desk.stream());
        for (var it : Map.of(
                        "ALTER PUBLICATION ocg_desk DROP TABLE note", "public.note in the publication",
                        "ALTER PUBLICATION ocg_desk SET (publish = 'insert')", "no update",
                        "ALTER TABLE ticket REPLICA IDENTITY DEFAULT", "REPLICA IDENTITY FULL")
                .entrySet()) {
            desk.run(it.getKey());
            Connector stream = desk.stream();
            reader.run(
                    stream,
                    1000,
                    () -> assertThat(stream.shortcomings())
                            .as(it.getKey())
                            .anySatisfy(why -> assertThat(why).contains("lost").contains(it.getValue())));
        }
    }

    @Test
    void shouldRememberWhatTheDatabaseDidNotTellForATime() throws Exception {
        // Given a table that is not told for some runs, and something happens in it
        Reader reader = new Reader();
        reader.run(desk.stream());
        desk.run("ALTER PUBLICATION ocg_desk DROP TABLE note");
        reader.run(desk.stream());
        desk.run("INSERT INTO note (ticket_id, kind, author) VALUES (1, 'comment', 7)");
        reader.run(desk.stream());
        desk.run("ALTER PUBLICATION ocg_desk ADD TABLE note");

        // When, Then each later run says so
        for (int i = 0; i < 2; i++) {
            assertThat(shortcomings(reader))
                    .singleElement()
                    .satisfies(why ->
                            assertThat(why).contains("may be lost", "public.note in the publication", "add it again"));
        }
        assertThat(reader.ids()).isEmpty();
    }

    @Test
    void shouldSeeThatTheDatabaseDidNotTellEverythingBetweenTwoRuns() throws Exception {
        for (List<String> change : List.of(
                List.of("ALTER PUBLICATION ocg_desk DROP TABLE note", "ALTER PUBLICATION ocg_desk ADD TABLE note"),
                List.of(
                        "ALTER PUBLICATION ocg_desk SET (publish = 'insert')",
                        "ALTER PUBLICATION ocg_desk SET (publish = 'insert, update, delete, truncate')"))) {
            // Given
            Reader reader = new Reader();
            Map<String, String> said = desk.settings();
            said.put("slot", desk.slot() + "_" + change.getFirst().length());
            reader.run(desk.stream(said));

            // When
            desk.run(change.toArray(String[]::new));

            // Then
            assertThat(shortcomings(reader, said))
                    .singleElement()
                    .satisfies(why -> assertThat(why).contains("may be lost", "the publication was altered"));
        }
    }

    @Test
    void shouldNotTakeWhatHasNothingToDoWithItForALoss() throws Exception {
        Reader reader = new Reader();
        reader.run(desk.stream());
        for (String change : List.of(
                "ALTER PUBLICATION ocg_desk ADD TABLE other",
                "ANALYZE",
                "VACUUM FREEZE",
                "CREATE INDEX ON note (kind)",
                "ALTER TABLE note ADD COLUMN more text",
                "GRANT SELECT ON note TO PUBLIC",
                "CREATE SCHEMA elsewhere",
                "ALTER PUBLICATION ocg_desk ADD TABLES IN SCHEMA elsewhere",
                "ALTER TABLE note REPLICA IDENTITY FULL")) {
            desk.run(change);
            assertThat(shortcomings(reader)).as(change).isEmpty();
        }
    }

    @Test
    void shouldRefuseAChangeOfWhichTheServerDidNotTellWhatTheRowWasBefore() throws Exception {
        // Given
        desk.open(1, 2);
        Reader reader = new Reader();
        reader.run(desk.stream());
        int before = reader.ids().size();

        // When it is not told between two runs only
        desk.run("ALTER TABLE ticket REPLICA IDENTITY DEFAULT");
        desk.close(1);
        desk.run("UPDATE ticket SET status = 'waiting' WHERE id = 2", "ALTER TABLE ticket REPLICA IDENTITY FULL");
        reader.run(desk.stream());

        // Then
        assertThat(reader.ids()).hasSize(before);
        assertThat(reader.rejected)
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).contains("before is not told"));
    }

    @Test
    void shouldReadOnFromAPositionOfAnEarlierVersion() throws Exception {
        // Given
        Reader reader = new Reader();
        reader.run(desk.stream());
        desk.open(1);
        reader.position = reader.position.replaceFirst(",\"told\":\\{.*}}", "}");
        assertThat(reader.position).doesNotContain("told").endsWith("}");

        // When, Then
        assertThat(shortcomings(reader)).isEmpty();
        assertThat(reader.ids()).hasSize(1);
    }

    private List<String> shortcomings(Reader reader) throws IOException {
        return shortcomings(reader, desk.settings());
    }

    /** Of one run. */
    private List<String> shortcomings(Reader reader, Map<String, String> said) throws IOException {
        List<String> all = new ArrayList<>();
        Connector stream = desk.stream(said);
        reader.run(stream, 1_000, () -> all.addAll(stream.shortcomings()));
        return all;
    }

    @Test
    void shouldSayThatTheSlotHoldsBackTooMuch() throws Exception {
        // Given a transaction that is open for long
        Map<String, String> said = desk.settings();
        said.put("lag-limit", "1");
        Reader reader = new Reader();
        reader.run(desk.stream(said));
        try (Connection busy = desk.connect();
                Statement sql = busy.createStatement()) {
            busy.setAutoCommit(false);
            sql.execute("INSERT INTO other VALUES (-1, 'x')");

            // When
            desk.run("INSERT INTO other SELECT i, repeat(md5(i::text), 20) FROM generate_series(1, 5000) i");
            Connector stream = desk.stream(said);
            reader.run(
                    stream,
                    1000,
                    () -> assertThat(stream.shortcomings())
                            .singleElement()
                            .asString()
                            .contains(desk.slot())
                            .contains("MB"));
            busy.rollback();
        }

        // Then
        assertThat(reader.completeUpTo).isNotNull();
    }

    @Test
    void shouldTellWhoReadsAtLeastAsFreshAsTheLog() throws Exception {
        // Given
        Map<String, String> said = desk.settings();
        said.put("readable-by", "asked");
        said.put("mapping", Desk.MAPPING + """
                readers:
                  table: public.ticket_reader
                  resource: ticket/ticket_id
                  audience: team
                  audiences: {support: "group:support", all: everyone}
                """);
        assertThat(desk.check(said).missing()).isEmpty();
        desk.open(1, 2, 3);
        desk.run("INSERT INTO ticket_reader VALUES (1, 'support'), (1, 'pets'), (2, 'all')");
        Reader reader = new Reader();
        reader.run(desk.stream(said));
        assertThat(reader.readers("ticket/1")).containsExactly(List.of("group:support"));
        assertThat(reader.readers("ticket/2")).containsExactly(List.of("everyone"));
        assertThat(reader.readers("ticket/3")).isEmpty();

        // When somebody may read for a moment, and another one no more
        desk.run(
                "INSERT INTO ticket_reader VALUES (3, 'all')",
                "UPDATE ticket SET status = 'closed', changed_by = 8, changed_at = now() WHERE id = 3",
                "DELETE FROM ticket_reader WHERE ticket_id = 3",
                "UPDATE ticket_reader SET ticket_id = 3 WHERE ticket_id = 1 AND team = 'support'");
        reader.run(desk.stream(said));

        // Then the last word is the table's, and each word has a later revision
        assertThat(reader.readers("ticket/3").getLast()).containsExactly("group:support");
        assertThat(reader.readers("ticket/1").getLast()).isEmpty();
        assertThat(reader.revisions()).isSorted();
        assertThat(reader.facts).noneMatch(SourceFact.ReadersUnknown.class::isInstance);
    }
}
