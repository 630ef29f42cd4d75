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
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts that an administrator linked, and what administrators may read and write. Ann has a1; b2 was ben's and is linked to ann. */
class LinkedRowsTest {
    private static final String ANN = "select personal.enter('ann@idp')";
    private static final String BEN = "select personal.enter('ben@idp')";
    private static final String ADMIN = "select admin.enter('the-admin')";

    private static TestDatabase database;

    @BeforeAll
    static void linkAnAccount() throws SQLException {
        database = TestDatabase.migrated();
        try (Connection materializer = database.as(Role.MATERIALIZER_PERSONAL)) {
            run(
                    materializer,
                    "insert into personal.subject values ('a1', 'ann@idp'), ('b1', 'ben@idp')",
                    "insert into personal.account (account, person, evidence, bot, linked_person) values"
                            + " ('a1', 'ann', 'IDENTITY_PROVIDER', false, null),"
                            + " ('b1', 'ben', 'IDENTITY_PROVIDER', false, null),"
                            + " ('b2', 'ben', 'DIRECTORY', false, 'ann'), ('n1', 'nobody', 'PROVISIONAL', false, null),"
                            + " ('r1', 'robot', 'DIRECTORY', true, 'ann')",
                    "insert into personal.account (account, linked_person) values ('x1', 'ann')",
                    "insert into personal.account_name values ('b2', 'tracker', 'ann.lee'), ('n1', 'chat', 'nobody'),"
                            + " ('z1', 'chat', 'unheard of')",
                    "insert into personal.membership values ('a1', true, '{group:ann}', '{x}'),"
                            + " ('b2', true, '{group:linked}', '{x}'), ('b1', true, '{group:ben}', '{x}'),"
                            + " ('r1', true, '{group:robots}', '{x}'), ('n1', true, '{group:n}', '{x}')",
                    "insert into personal.event values"
                            + " ('ann', 'handed over', 'live', 'b2', 'tool:issue:1', 'p', 's', now(), 0),"
                            + " ('ben', 'left behind', 'live', 'b2', 'tool:issue:1', 'p', 's', now(), 0)");
        }
    }

    @Test
    void shouldShowWhatALinkedAccountDidToItsNewPersonAlone() throws SQLException {
        try (Connection api = database.as(Role.API)) {
            assertThat(run(api, "begin", ANN, "select account from personal.account order by 1"))
                    .containsExactly("a1", "b2", "r1", "x1");
            assertThat(run(api, "select id from personal.event")).containsExactly("handed over");
            assertThat(run(api, "select unnest(audiences) from personal.membership order by 1"))
                    .containsExactly("group:ann", "group:linked");
            assertThat(run(api, BEN, "select account from personal.account")).containsExactly("b1");
            assertThat(run(api, "select id from personal.event")).isEmpty();
            assertThat(run(api, "select unnest(audiences) from personal.membership"))
                    .containsExactly("group:ben");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "identity_decision"})
    void shouldShowNothingUntilAnAdministratorHasEntered(String table) throws SQLException {
        String select = "select 1 from admin." + table;
        try (Connection api = database.as(Role.API)) {
            assertThat(run(api, select)).isEmpty();
            assertThat(run(api, "begin", ANN, select)).isEmpty();
            assertThat(run(api, ADMIN, "commit", select)).isEmpty();
            assertThatThrownBy(() -> run(api, "select admin.enter('')"))
                    .hasFieldOrPropertyWithValue("SQLState", "22023");
        }
    }

    @Test
    void shouldShowAdministratorsWhoseAccountsAreAndNothingThatAnybodyDid() throws SQLException {
        try (Connection api = database.as(Role.API)) {
            assertThat(run(
                            api,
                            "begin",
                            ADMIN,
                            "select concat_ws(' ', account, tool, name, person, evidence, bot, linked, counts)"
                                    + " from admin.account order by account"))
                    .containsExactly(
                            "a1 ann IDENTITY_PROVIDER f f t",
                            "b1 ben IDENTITY_PROVIDER f f t",
                            "b2 tracker ann.lee ann OPERATOR f t t",
                            "n1 chat nobody nobody PROVISIONAL f f f",
                            "r1 ann OPERATOR t t f",
                            "x1 ann OPERATOR f t t",
                            "z1 chat unheard of PROVISIONAL f f f");
            for (String table : List.of("subject", "account", "event", "task", "consent", "membership")) {
                assertThat(run(api, "select 1 from personal." + table))
                        .as(table)
                        .isEmpty();
            }
            assertThatThrownBy(() -> run(api, "select name from personal.account_name"))
                    .hasFieldOrPropertyWithValue("SQLState", "42501");
        }
    }

    @Test
    void shouldFindAnAccountWithoutReadingAllOthers() throws SQLException {
        try (Connection api = database.as(Role.API)) {
            String plan = String.join(
                    "\n",
                    run(
                            api,
                            "begin",
                            ADMIN,
                            "set local enable_seqscan = off",
                            "explain (costs off) select * from admin.account where account = 'b2'"));
            assertThat(plan).doesNotContain("Seq Scan");
        }
    }

    @Test
    void shouldKeepDecisionsInTheNameOfTheOneWhoDecidedAndForGood() throws SQLException {
        String decide =
                "insert into admin.identity_decision (decided_by, kind, account, person) values ('%s', 'LINK', 'n1', 'ann')";
        try (Connection api = database.as(Role.API)) {
            run(api, "begin", ADMIN, decide.formatted("the-admin"));
            assertThat(run(api, "select decided_by from admin.identity_decision"))
                    .containsExactly("the-admin");
            for (String refused : List.of(
                    decide.formatted("another"),
                    "insert into admin.identity_decision (decided_by, decided_at, kind, account)"
                            + " values ('the-admin', '2000-01-01', 'UNDO', 'n1')",
                    "update admin.identity_decision set person = 'ben'",
                    "delete from admin.identity_decision",
                    "truncate admin.identity_decision")) {
                run(api, "rollback", "begin", ADMIN);
                assertThatThrownBy(() -> run(api, refused))
                        .as(refused)
                        .hasFieldOrPropertyWithValue("SQLState", "42501");
            }
            run(api, "rollback");
            assertThatThrownBy(() -> run(api, decide.formatted("the-admin")))
                    .hasFieldOrPropertyWithValue("SQLState", "42501");
        }
    }
}
