package org.opencontextgraph.ingest.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.database.Migrations;
import org.opencontextgraph.database.RolePasswords;
import org.opencontextgraph.ingest.book.ImportEntry.Counts;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.schema.id.Audience;
import org.opencontextgraph.schema.id.LaneId;

class ImportTableTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    private static EmbeddedPostgres postgres;

    private Instant now = BEGIN;
    private ImportTable table;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.start();
        Migrations.apply(postgres.getPostgresDatabase(), RolePasswords.same("a test's password"));
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        table = new ImportTable(postgres.getDatabase("ocg_ingest", "postgres"), () -> now);
        run("delete from ingest.import");
    }

    @Test
    void shouldWriteDownWhatWasSaidAboutALogAndThatItEnded() throws Exception {
        table.begins(log(true, Audience.EVERYONE, "open", "close"), true);
        assertThat(rows()).containsExactly("l file claims 0 . . 8577 3 ALL everyone {close,open}");

        now = now.plusSeconds(60);
        table.ended("l", null);
        now = now.plusSeconds(60);
        table.ended("l", null); // imported again: nothing changes
        assertThat(rows()).containsExactly("l file claims 0 . 60 8577 3 ALL everyone {close,open}");
    }

    @Test
    void shouldKeepWhatWasSaidFirstWhenItGoesOnAndAddTheLabelsOfTheRest() throws Exception {
        table.begins(log(false, null, "open"), true);
        now = now.plusSeconds(60);
        table.begins(log(true, Audience.EVERYONE, "close"), false);
        assertThat(rows()).containsExactly("l file claims 0 60 . 8577 3 NONE UNKNOWN {close,open}");
    }

    @Test
    void shouldBelieveWhatIsSaidNowWhenNothingWasSentBefore() throws Exception {
        table.begins(log(false, null, "open"), true);
        now = now.plusSeconds(60);
        table.begins(log(true, Audience.EVERYONE), true);
        assertThat(rows()).containsExactly("l file claims 60 . . 8577 3 ALL everyone {}");
    }

    @Test
    void shouldInventNothingAboutAnImportFromBefore() throws Exception {
        table.begins(log(true, Audience.EVERYONE), false);
        table.ended("l", null);
        assertThat(rows()).isEmpty();
    }

    @Test
    void shouldCountASourceThatKnowsOnlyAtItsEnd() throws Exception {
        table.begins(ImportEntry.of(source("simulated", Set.of("a.b.c"))), true);
        assertThat(rows()).containsExactly("l simulated . 0 . . . . EACH EACH {a.b.c}");
        table.ended("l", new Counts(70, 2));
        assertThat(rows()).containsExactly("l simulated . 0 . 0 70 2 EACH EACH {a.b.c}");
    }

    @Test
    void shouldSayWhenItCannotBeWrittenDown() throws Exception {
        run("revoke insert, update on ingest.import from ocg_ingest");
        try {
            assertThatThrownBy(() -> table.begins(log(true, null), true))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("nothing was loaded");
            assertThatThrownBy(() -> table.ended("l", null))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("all of it is loaded");
        } finally {
            run("grant insert, update on ingest.import to ocg_ingest");
        }
    }

    private static ImportEntry log(boolean vouched, @Nullable Audience readers, String... labels) {
        return ImportEntry.ofLog(source("file", Set.of(labels)), new Counts(8577, 3), vouched, readers);
    }

    private static Source source(String connector, Set<String> labels) {
        return new Source(connector, "claims", new LaneId("l"), "l", null, labels);
    }

    private static List<String> rows() throws SQLException {
        return run("select concat_ws(' ', lane, connector, coalesce(process, '.'),"
                + " extract(epoch from begun - '2026-03-01T00:00:00Z')::int,"
                + " coalesce(extract(epoch from continued - '2026-03-01T00:00:00Z')::int::text, '.'),"
                + " coalesce(extract(epoch from finished - '2026-03-01T00:00:00Z')::int::text, '.'),"
                + " coalesce(events_read::text, '.'), coalesce(events_refused::text, '.'), consent, readers, labels)"
                + " from ingest.import");
    }

    private static List<String> run(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                ResultSet rows = statement.getResultSet();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }
}
