package org.opencontextgraph.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencontextgraph.database.TestDatabase.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.database.Migrations.Outcome;

class MigrationsTest {
    private static final String TABLES = "select table_schema || '.' || table_name from information_schema.tables"
            + " where table_schema in ('ingest', 'trace', 'personal', 'context') order by 1";

    @Test
    void shouldDoNothingTheSecondTime() throws SQLException {
        // Given
        TestDatabase database = TestDatabase.fresh();

        // When
        Outcome first = Migrations.apply(database.admin(), RolePasswords.same("one"));
        Outcome second = Migrations.apply(database.admin(), RolePasswords.same("two"));

        // Then
        assertThat(first).isEqualTo(Outcome.APPLIED);
        assertThat(second).isEqualTo(Outcome.NOTHING_TO_DO);
        try (Connection api = database.as(Role.API)) {
            assertThat(Migrations.isApplied(api)).isTrue();
        }
    }

    @Test
    void shouldApplyOnceWhenSeveralStartTogether() throws Exception {
        // Given
        TestDatabase database = TestDatabase.fresh();
        Callable<Outcome> migrate = () -> Migrations.apply(database.admin(), RolePasswords.same("one"));

        // When
        List<Future<Outcome>> outcomes;
        try (ExecutorService starters = Executors.newFixedThreadPool(3)) {
            outcomes = starters.invokeAll(List.of(migrate, migrate, migrate));
        }

        // Then
        assertThat(outcomes)
                .extracting(Future::get)
                .containsExactlyInAnyOrder(Outcome.APPLIED, Outcome.NOTHING_TO_DO, Outcome.NOTHING_TO_DO);
    }

    @Test
    void shouldRollBackEveryChangesetAndApplyItAgain() throws Exception {
        // Given
        TestDatabase database = TestDatabase.migrated();
        try (Connection connection = database.admin().getConnection()) {
            List<String> before = run(connection, TABLES);
            int changesets = Integer.parseInt(run(connection, "select count(*) from admin.databasechangelog")
                    .getFirst());
            run(connection, "set role ocg_migrator");

            // When: one by one to the bottom
            for (int remaining = changesets - 1; remaining >= 0; remaining--) {
                LiquibaseRun.rollback(connection, 1);
                assertThat(run(connection, "select count(*) from admin.databasechangelog"))
                        .containsExactly(Integer.toString(remaining));
            }

            // Then
            assertThat(run(connection, TABLES)).isEmpty();
            assertThat(run(connection, "select nspname from pg_namespace where nspname in ('ingest', 'context')"))
                    .isEmpty();
            LiquibaseRun.update(connection);
            assertThat(run(connection, TABLES)).isEqualTo(before);
        }
    }

    @Test
    void shouldSayAtWhichStepItStopped() {
        // Given
        var nowhere = new org.postgresql.ds.PGSimpleDataSource();
        nowhere.setServerNames(new String[] {"127.0.0.1"});
        nowhere.setPortNumbers(new int[] {1});

        // When, Then
        assertThatThrownBy(() -> Migrations.apply(nowhere, RolePasswords.same("one")))
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining("connecting");
    }

    @Test
    void shouldNotTellPasswords() {
        assertThat(RolePasswords.same("open sesame").toString()).doesNotContain("sesame");
    }

    @Test
    void shouldRefuseARoleWithoutPassword() {
        assertThatThrownBy(() -> RolePasswords.same(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no password");
    }
}
