package org.opencontextgraph.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencontextgraph.database.TestDatabase.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GrantsTest {
    private static TestDatabase database;

    @BeforeAll
    static void releaseTwoUnits() throws SQLException {
        database = TestDatabase.migrated();
        try (Connection materializer = database.as(Role.MATERIALIZER)) {
            run(
                    materializer,
                    unit("u1", "everyone"),
                    unit("u2", "group:crew"),
                    timing("u1", "everyone"),
                    timing("u2", "group:crew"),
                    "insert into context.unit_edge values ('u1', 'everyone', 'p', 'a', 'b', 5, 5),"
                            + " ('u2', 'group:crew', 'p', 'a', 'b', 5, 5)");
        }
    }

    @ParameterizedTest
    @CsvSource({"release_unit, unit", "unit_edge, unit", "cut_timing, cut"})
    void shouldHideEveryRowWithoutScopes(String table, String key) throws SQLException {
        String select = "select " + key + " from context." + table;
        try (Connection api = database.as(Role.API)) {
            // When, Then: never set, set for another transaction, set to nothing
            assertThat(run(api, select)).isEmpty();
            assertThat(run(api, "begin", "select set_config('ocg.scopes', 'everyone', true)", "commit", select))
                    .isEmpty();
            assertThat(run(api, "set ocg.scopes = ''", select)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"release_unit, unit", "unit_edge, unit", "cut_timing, cut"})
    void shouldShowRowsOfTheScopesThatWereSet(String table, String key) throws SQLException {
        String select = "select " + key + " from context." + table + " order by 1";
        try (Connection api = database.as(Role.API)) {
            assertThat(run(api, "begin", "select set_config('ocg.scopes', 'group:crew', true)", select))
                    .containsExactly("u2");
            assertThat(run(api, "select set_config('ocg.scopes', E'everyone\\x1fgroup:crew', true)", select))
                    .containsExactly("u1", "u2");
        }
    }

    @ParameterizedTest
    @CsvSource({"MIGRATOR, 0", "MATERIALIZER, 2"})
    void shouldHideRowsEvenFromTheirOwner(Role role, int visible) throws SQLException {
        try (Connection connection = database.as(role)) {
            assertThat(run(connection, "select unit from context.release_unit")).hasSize(visible);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseToChangeAReleasedRow(Role role) throws SQLException {
        try (Connection connection = database.as(role)) {
            for (String change :
                    List.of("release_unit set count = 6", "unit_edge set gap = 6", "cut_timing set epoch = 6")) {
                assertThatThrownBy(() -> run(connection, "update context." + change))
                        .isInstanceOf(SQLException.class)
                        .hasFieldOrPropertyWithValue("SQLState", "42501");
            }
        }
    }

    @Test
    void shouldWithdrawTheEdgesWithTheirUnit() throws SQLException {
        try (Connection materializer = database.as(Role.MATERIALIZER)) {
            assertThat(run(
                            materializer,
                            "begin",
                            "delete from context.release_unit where unit = 'u1'",
                            "select unit from context.unit_edge"))
                    .containsExactly("u2");
            run(materializer, "rollback"); // the other tests want it too
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ocg_api, ingest|trace",
        "ocg_materializer, ingest|trace|personal",
        "ocg_materializer_trace, ingest|context|personal",
        "ocg_materializer_personal, ingest|trace|context",
        "ocg_ingest, trace|context|personal"
    })
    void shouldGrantNothingOutsideTheOwnRoom(String role, String schemas) throws SQLException {
        try (Connection admin = database.admin().getConnection()) {
            for (String schema : schemas.split("\\|")) {
                assertThat(run(
                                admin,
                                "select has_schema_privilege('" + role + "', '" + schema + "', 'usage')"
                                        + " or has_schema_privilege('" + role + "', '" + schema + "', 'create')"))
                        .containsExactly("f");
                assertThat(run(
                                admin,
                                "select c.relname from pg_class c where relnamespace = '" + schema
                                        + "'::regnamespace and relkind in ('r', 'p', 'v') and has_table_privilege('"
                                        + role + "', c.oid, 'select, insert, update, delete, truncate')"))
                        .isEmpty();
            }
        }
    }

    @Test
    void shouldOwnNothingButAsMigrator() throws SQLException {
        try (Connection admin = database.admin().getConnection()) {
            assertThat(run(
                            admin,
                            "select distinct pg_get_userbyid(relowner) from pg_class c"
                                    + " join pg_namespace n on n.oid = relnamespace"
                                    + " where nspname in ('ingest', 'trace', 'personal', 'context', 'admin')"))
                    .containsExactly("ocg_migrator");
            assertThat(run(
                            admin,
                            "select rolname from pg_roles where rolname like 'ocg%'"
                                    + " and (rolsuper or rolcreaterole or rolcreatedb or rolbypassrls)"))
                    .isEmpty();
        }
    }

    @Test
    void shouldMakeAMonthOnlyWithinReason() throws SQLException {
        try (Connection materializer = database.as(Role.MATERIALIZER_TRACE)) {
            assertThat(run(
                            materializer,
                            "select trace.ensure_month('2011-12-31T23:59:59.999Z')",
                            "select trace.ensure_month('2011-12-01T00:00:00Z')"))
                    .containsExactly("trace_event_2011_12");
            run(
                    materializer,
                    "insert into trace.trace_event values"
                            + " ('e', 'live', 'r', 'a', 'p', 's', '2011-12-31T23:59:59.999Z', 0)");
            assertThatThrownBy(() -> run(materializer, "select trace.ensure_month('0001-01-01T00:00:00Z')"))
                    .hasMessageContaining("before 1970");
            assertThatThrownBy(() -> run(materializer, "select trace.ensure_month('2999-01-01T00:00:00Z')"))
                    .hasMessageContaining("after 2199");
        }
    }

    private static String timing(String cut, String scope) {
        return "insert into context.cut_timing values ('" + cut + "', 'live', 0, '" + scope
                + "', 'p', 'L0', array['a', 'b'], true, true, 'v', now(), '{null}', '{3}', '{4}', '{null}')";
    }

    private static String unit(String id, String scope) {
        return "insert into context.release_unit values ('" + id + "', 'live', 0, '" + scope
                + "', 'p', 'L0', array['a', 'b'], 'v', 5, 'c', now(), 5)";
    }
}
