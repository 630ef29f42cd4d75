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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Row-level security by person. Ann has the accounts a1 and a2, ben has b1; a1 and b1 are those that they log in with. */
class OwnRowsTest {
    private static TestDatabase database;

    @BeforeAll
    static void writeWhatTwoPersonsDid() throws SQLException {
        database = TestDatabase.migrated();
        try (Connection materializer = database.as(Role.MATERIALIZER_PERSONAL)) {
            run(
                    materializer,
                    "insert into personal.subject values ('a1', 'ann@idp'), ('b1', 'ben@idp')",
                    "insert into personal.account values ('a1', 'ann', 'IDENTITY_PROVIDER', false),"
                            + " ('a2', 'ann', 'DIRECTORY', false), ('b1', 'ben', 'IDENTITY_PROVIDER', false)",
                    event("ann", "ea", "a2"),
                    event("ben", "eb", "b1"),
                    task("ann", "ta", "a2"),
                    task("ben", "tb", "b1"),
                    "insert into personal.consent values ('ann', true, now()), ('ben', false, now())",
                    // what is left of an account that has gone to ben since
                    event("ann", "gone", "b1"),
                    task("ann", "mixed", "a2','b1"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject", "account", "event", "task", "consent"})
    void shouldHideEveryRowWithoutAPerson(String table) throws SQLException {
        String select = "select 1 from personal." + table;
        try (Connection api = database.as(Role.API)) {
            // When, Then: never set, set for another transaction, set to nothing, set to somebody who does not exist
            assertThat(run(api, select)).isEmpty();
            assertThat(run(api, "begin", become("ann@idp", "ann"), "commit", select))
                    .isEmpty();
            assertThat(run(api, "begin", become("", ""), select)).isEmpty();
            assertThat(run(api, become("nobody", "nobody"), select)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"MATERIALIZER_PERSONAL", "MIGRATOR"})
    void shouldHideRowsEvenFromTheirOwner(Role role) throws SQLException {
        try (Connection connection = database.as(role)) {
            assertThat(run(connection, "select id from personal.event")).hasSize(role == Role.MIGRATOR ? 0 : 3);
        }
    }

    @Test
    void shouldShowEachPersonTheirOwn() throws SQLException {
        try (Connection api = database.as(Role.API)) {
            run(api, "begin", become("ann@idp", "ann"));
            assertThat(run(api, "select account from personal.subject")).containsExactly("a1");
            assertThat(run(api, "select account from personal.account order by 1"))
                    .containsExactly("a1", "a2");
            assertThat(run(api, "select id from personal.event")).containsExactly("ea");
            assertThat(run(api, "select task from personal.task")).containsExactly("ta");
            assertThat(run(api, "select person from personal.consent")).containsExactly("ann");

            run(api, become("ben@idp", "ben"));
            assertThat(run(api, "select id from personal.event")).containsExactly("eb");
            assertThat(run(api, "select task from personal.task")).containsExactly("tb");
            assertThat(run(api, "select person from personal.consent")).containsExactly("ben");
        }
    }

    /** Before the person is found, a caller's own account is all that can be seen of anybody. */
    @Test
    void shouldFindThePersonOfOneSubjectOnly() throws SQLException {
        try (Connection api = database.as(Role.API)) {
            run(api, "begin", become("ben@idp", ""));
            assertThat(run(api, "select person from personal.account")).containsExactly("ben");
            for (String table : List.of("event", "task", "consent")) {
                assertThat(run(api, "select 1 from personal." + table)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subject",
                "account",
                "account_name",
                "event",
                "task",
                "consent",
                "left_account",
                "consumer_offset"
            })
    void shouldLetTheApiChangeNothing(String table) throws SQLException {
        try (Connection api = database.as(Role.API)) {
            run(api, become("ann@idp", "ann"));
            for (String change : List.of("delete from personal.", "truncate personal.", "insert into personal.")) {
                String rest = change.startsWith("insert") ? " default values" : "";
                assertThatThrownBy(() -> run(api, change + table + rest))
                        .isInstanceOf(SQLException.class)
                        .hasFieldOrPropertyWithValue("SQLState", "42501");
            }
        }
    }

    @Test
    void shouldNotTellTheApiWhoseAnAccountWas() throws SQLException {
        try (Connection api = database.as(Role.API)) {
            assertThatThrownBy(() -> run(api, "select 1 from personal.left_account"))
                    .hasFieldOrPropertyWithValue("SQLState", "42501");
        }
    }

    /** A page is one scan of the index, from where the page before ended. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from personal.event where (time, sequence, id) < (now(), 7, 'e')"
                        + " order by time desc, sequence desc, id desc limit 51",
                "select task from personal.task where (last_time, last_sequence, task) < (now(), 7, 't')"
                        + " order by last_time desc, last_sequence desc, task desc limit 51"
            })
    void shouldReadAPageInOneScanOfTheIndex(String page) throws SQLException {
        try (Connection api = database.as(Role.API)) {
            run(
                    api,
                    "begin",
                    become("ann@idp", "ann"),
                    "set local enable_seqscan = off",
                    "set local enable_sort = off");
            String plan = String.join("\n", run(api, "explain (costs off) " + page));
            assertThat(plan)
                    .containsPattern("Index Scan using (event|task)_in_order")
                    .containsPattern("Index Cond: \\(\\(person = .*ROW\\(")
                    .doesNotContain("Sort");
            run(api, "rollback");
        }
    }

    private static String become(String subject, String person) {
        return "select set_config('ocg.subject', '" + subject + "', true), set_config('ocg.person', '" + person
                + "', true)";
    }

    private static String event(String person, String id, String account) {
        return "insert into personal.event values ('" + person + "', '" + id + "', 'live', '" + account
                + "', 'tool:issue:1', 'p', 's', now(), 0)";
    }

    private static String task(String person, String id, String accounts) {
        return "insert into personal.task values ('" + person + "', '" + id + "', 'live', 'tool:issue:1', 'p', true,"
                + " 'SENT', true, 'everyone', array['" + accounts + "'], now(), now(), 0, 1, array['s'],"
                + " array['tool:issue:1'], array[now()])";
    }
}
