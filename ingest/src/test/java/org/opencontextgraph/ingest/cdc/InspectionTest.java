package org.opencontextgraph.ingest.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.opencontextgraph.ingest.connector.ScopeCheck;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InspectionTest {
    private final EmbeddedPostgres server;
    private Desk desk;
    private int databases;

    @SuppressWarnings("NullAway.Init") // before each
    InspectionTest() throws IOException {
        server = Desk.server("replica");
    }

    @BeforeEach
    void begin() throws SQLException {
        desk = Desk.on(server, "inspected" + databases++);
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
    void shouldNameEverythingThatIsMissingAndWhatToDo() throws Exception {
        // Given
        desk.run(
                "ALTER ROLE ocg_reader NOREPLICATION",
                "REVOKE SELECT ON note FROM ocg_reader",
                "GRANT SELECT (id, kind) ON note TO ocg_reader",
                "ALTER TABLE ticket REPLICA IDENTITY DEFAULT",
                "ALTER PUBLICATION ocg_desk DROP TABLE note",
                "ALTER PUBLICATION ocg_desk SET (publish = 'insert')");

        // When
        ScopeCheck check = desk.check(desk.settings());
        desk.run("ALTER ROLE ocg_reader REPLICATION");

        // Then
        assertThat(check.writing()).isEmpty();
        assertThat(check.missing())
                .anySatisfy(it -> assertThat(it).contains("wal_level is replica", "ALTER SYSTEM"))
                .anySatisfy(it -> assertThat(it).contains("ALTER ROLE \"ocg_reader\" REPLICATION"))
                .anySatisfy(it -> assertThat(it)
                        .contains("GRANT SELECT (\"at\", \"author\", \"ticket_id\") ON \"public\".\"note\""))
                .anySatisfy(it -> assertThat(it).contains("ALTER TABLE \"public\".\"ticket\" REPLICA IDENTITY FULL"))
                .anySatisfy(it -> assertThat(it).contains("ALTER PUBLICATION ocg_desk ADD TABLE \"public\".\"note\""))
                .anySatisfy(it -> assertThat(it).contains("the publication tells no update"))
                .anySatisfy(it -> assertThat(it).contains("the publication tells no delete"))
                .hasSize(7);
    }

    @Test
    void shouldSayHowAPublicationIsMadeAndMakeNone() throws Exception {
        // Given
        Map<String, String> said = desk.settings();
        said.put("publication", "ocg_new_NAME");

        // When, Then
        assertThat(desk.check(said).missing())
                .contains(
                        "the publication: CREATE PUBLICATION ocg_new_desk FOR TABLE \"public\".\"note\", \"public\".\"ticket\"")
                .hasSize(2); // and wal_level
    }

    @Test
    void shouldRefuseATableWhoseRowsCannotBeToldApart() throws Exception {
        // Given
        desk.run(
                "CREATE TABLE history (ticket_id bigint, at timestamptz)",
                "GRANT SELECT, INSERT ON history TO ocg_reader",
                "ALTER PUBLICATION ocg_desk ADD TABLE history");
        Map<String, String> said = desk.settings();
        said.put("mapping", """
                events: [{table: public.history, on: insert, step: a.b.c, process: p, resource: k/ticket_id, time: at}]
                """);

        // When
        ScopeCheck check = desk.check(said);

        // Then
        assertThat(check.missing())
                .anySatisfy(it -> assertThat(it).contains("a primary key of public.history", "REPLICA IDENTITY FULL"))
                .anySatisfy(it -> assertThat(it).contains("name columns with `id`"));
        assertThat(check.writing()).containsExactly("INSERT, UPDATE, DELETE or TRUNCATE on public.history");
    }

    @Test
    void shouldWarnOfASuperuserAndNameTablesAndColumnsThatAreNotThere() throws Exception {
        // Given
        desk.run("ALTER ROLE ocg_reader SUPERUSER");
        Map<String, String> said = desk.settings();
        said.put("mapping", """
                events:
                  - {table: public.tickets, on: insert, step: a.b.c, process: p, resource: k/id}
                  - {table: public.note, on: insert, step: a.b.c, process: p, resource: k/number}
                """);

        // When
        ScopeCheck check = desk.check(said);
        desk.run("ALTER ROLE ocg_reader NOSUPERUSER");

        // Then
        assertThat(check.writing()).containsExactly("superuser");
        assertThat(check.missing())
                .anySatisfy(it -> assertThat(it).startsWith("the table public.tickets: it is not there"))
                .contains("the table public.note has no column number");
    }

    @Test
    void shouldSayWhoIsNotLetInAndNeverThePassword() throws Exception {
        // Given a server that asks for passwords would refuse; this one has no such role
        Map<String, String> said = desk.settings();
        said.put("user", "nobody");

        // When, Then
        assertThat(desk.check(said).missing())
                .singleElement()
                .asString()
                .contains("does not let nobody in", "SQLSTATE 28")
                .doesNotContain(Desk.PASSWORD);
        said.put("address", "localhost:1/nowhere");
        assertThatThrownBy(() -> desk.check(said))
                .isInstanceOf(IOException.class)
                .hasMessage("the server at localhost:1 cannot be reached (08001)");
    }
}
