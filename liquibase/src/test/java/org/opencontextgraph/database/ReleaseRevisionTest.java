package org.opencontextgraph.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencontextgraph.database.TestDatabase.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseRevisionTest {
    private static final String REVISIONS =
            "select scope || ' ' || process || ' ' || revision from context.release order by 1";
    private static final String VERSION = "select string_agg(revision::text, ' ' order by slot) from context.version";
    private static final String READERS =
            "select string_agg(revision::text, ' ' order by source) from personal.version";

    private TestDatabase database;

    @BeforeEach
    void releaseInTwoScopes() throws SQLException {
        database = TestDatabase.migrated();
        try (Connection materializer = database.as(Role.MATERIALIZER)) {
            run(materializer, unit("u1", "everyone", "p"), unit("u2", "group:crew", "p"), unit("u3", "everyone", "q"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into context.release_unit values ('u4', 'live', 0, 'everyone', 'p', 'L0', '{c}', 'w', 5, 'c',"
                        + " now(), 5)",
                "insert into context.cut_timing values ('c', 'live', 0, 'everyone', 'p', 'L0', '{a}', true, true, 'v', now(),"
                        + " '{}', '{}', '{}', '{}', null, 1, 2, null)"
            })
    void shouldGiveAnotherRevisionToTheScopeAndProcessOfAnAddedRowOnly(String insert) throws SQLException {
        try (Connection materializer = database.as(Role.MATERIALIZER)) {
            List<String> before = run(materializer, REVISIONS);
            List<String> version = run(materializer, VERSION);

            run(materializer, insert);

            List<String> after = run(materializer, REVISIONS);
            assertThat(after).hasSize(3);
            assertThat(after.getFirst()).startsWith("everyone p ").isNotEqualTo(before.getFirst());
            assertThat(after.subList(1, 3)).isEqualTo(before.subList(1, 3));
            assertThat(run(materializer, VERSION)).isNotEqualTo(version);
        }
    }

    @Test
    void shouldForgetAProcessWithItsLastUnitAndNeverRepeatARevision() throws SQLException {
        try (Connection materializer = database.as(Role.MATERIALIZER)) {
            List<String> before = run(materializer, REVISIONS);

            run(materializer, "delete from context.release_unit where unit = 'u1'");
            assertThat(run(materializer, REVISIONS)).isEqualTo(before.subList(1, 3));

            run(materializer, unit("u1", "everyone", "p"));
            assertThat(run(materializer, REVISIONS).getFirst())
                    .startsWith("everyone p ")
                    .isNotEqualTo(before.getFirst());
        }
    }

    @Test
    void shouldStayAsItIsWhenARowIsThereAlready() throws SQLException {
        try (Connection materializer = database.as(Role.MATERIALIZER)) {
            List<String> before = run(materializer, REVISIONS);
            run(materializer, unit("u1", "everyone", "p") + " on conflict do nothing");
            assertThat(run(materializer, REVISIONS)).isEqualTo(before);
        }
    }

    @Test
    void shouldForgetAllWhenTheTablesAreEmptied() throws SQLException {
        try (Connection materializer = database.as(Role.MATERIALIZER)) {
            List<String> version = run(materializer, VERSION);
            run(materializer, "truncate context.release_unit, context.unit_edge");
            assertThat(run(materializer, REVISIONS)).isEmpty();
            assertThat(run(materializer, VERSION)).isNotEqualTo(version);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into context.lane values ('live', 0, 1, now())",
                "update context.lane set closed = true",
                "truncate context.lane"
            })
    void shouldNoteThatALaneMoved(String change) throws SQLException {
        try (Connection admin = database.admin().getConnection()) {
            List<String> version = run(admin, VERSION);
            run(admin, change);
            assertThat(run(admin, VERSION)).isNotEqualTo(version);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subject | insert into personal.subject values ('a', 'ann')",
                "account | insert into personal.account (account, person, evidence, bot) values ('a', 'p', 'DIRECTORY', false)",
                "membership | insert into personal.membership values ('a', true, '{}', '{}')",
                "same_person | insert into personal.same_person values ('p', 'q')"
            })
    void shouldNoteWhateverDecidesWhoACallerIs(String table, String insert) throws SQLException {
        try (Connection materializer = database.as(Role.MATERIALIZER_PERSONAL)) {
            for (String change : List.of(insert, "delete from personal." + table)) {
                List<String> before = run(materializer, READERS);
                run(materializer, change);
                assertThat(run(materializer, READERS)).isNotEqualTo(before);
            }
        }
    }

    @Test
    void shouldShowAReaderTheRevisionsOfTheirScopesOnly() throws SQLException {
        try (Connection api = database.as(Role.API)) {
            assertThat(run(api, REVISIONS)).isEmpty();
            assertThat(run(api, "begin", "select set_config('ocg.scopes', 'group:crew', true)", REVISIONS))
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("group:crew p ");
        }
    }

    @Test
    void shouldKnowWhatWasReleasedBeforeThereWereRevisions() throws Exception {
        try (Connection connection = database.admin().getConnection()) {
            // Given an instance of before
            run(connection, "set role ocg_migrator");
            while (run(connection, "select to_regclass('context.release')").getFirst() != null) {
                LiquibaseRun.rollback(connection, 1);
            }

            // When
            LiquibaseRun.update(connection);

            // Then
            run(connection, "reset role");
            assertThat(run(connection, REVISIONS)).hasSize(3).first().asString().startsWith("everyone p ");
        }
    }

    private static String unit(String unit, String scope, String process) {
        return "insert into context.release_unit values ('%s', 'live', 0, '%s', '%s', 'L0', '{a,b}', 'v', 5, 'c', now(), 5)"
                .formatted(unit, scope, process);
    }
}
