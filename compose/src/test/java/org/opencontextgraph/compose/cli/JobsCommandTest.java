package org.opencontextgraph.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencontextgraph.database.Migrations;
import org.opencontextgraph.database.RolePasswords;

class JobsCommandTest {
    private static final String ROWS = """
            insert into ingest.job_schedule (name, cron, next_run, attempts) values
              ('sweep', '0 17 3 * * ?', '2100-01-02T03:17:00Z', 0), ('slow', '0 17 3 * * ?', '2100-01-02T03:17:00Z', 1);
            insert into ingest.job_run (id, name, started, finished, outcome, attempts, next_attempt) values
              ('sweep/1', 'sweep', '2026-03-01T03:17:00Z', '2026-03-01T03:18:00Z', 'dead', 5, null),
              ('sweep/2', 'sweep', '2026-03-02T03:17:00Z', '2026-03-02T03:18:00Z', 'failed', 1, '2026-03-02T03:19:00Z'),
              ('slow/1', 'slow', '2026-03-02T03:17:00Z', null, null, 1, null);
            """;

    @TempDir
    private Path place;

    @Test
    void shouldShowJobsAndMakeThemDueAndCancelThem() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            // Given
            Migrations.apply(postgres.getPostgresDatabase(), RolePasswords.same("secret"));
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(ROWS);
            }
            Path config = Files.writeString(
                    place.resolve("ocg.properties"),
                    "postgres.url=jdbc:postgresql://localhost:" + postgres.getPort()
                            + "/postgres\npostgres.ingest-password=secret\n");

            // Then
            assertThat(jobs(config, "list").out().lines())
                    .containsExactly(
                            "slow  0 17 3 * * ?  due 2100-01-02T03:17:00Z  runs, attempt 1, begun 2026-03-02T03:17:00Z",
                            "sweep  0 17 3 * * ?  due 2100-01-02T03:17:00Z  failed, attempt 1, begun"
                                    + " 2026-03-02T03:17:00Z, again at 2026-03-02T03:19:00Z");
            assertThat(jobs(config, "dead").out().strip()).isEqualTo("2026-03-01T03:17:00Z  sweep/1  after 5 attempts");
            assertThat(jobs(config, "cancel", "slow").out()).contains("ends at its next page");
            assertThat(jobs(config, "cancel", "sweep").out()).contains("neither runs nor waits");
            assertThat(jobs(config, "run", "sweep").out()).contains("is due");
            assertThat(jobs(config, "list").out()).doesNotContain("sweep  0 17 3 * * ?  due 2100");
            for (String command : List.of("run", "cancel")) {
                Said said = jobs(config, command, "absent");
                assertThat(said.code()).isEqualTo(1);
                assertThat(said.err()).contains("there is no job `absent`");
            }
        }
    }

    private static Said jobs(Path config, String command, String... name) {
        return Said.by(
                java.util.stream.Stream.of(List.of("jobs", command, "--config", config.toString()), List.of(name))
                        .flatMap(List::stream)
                        .toArray(String[]::new));
    }
}
