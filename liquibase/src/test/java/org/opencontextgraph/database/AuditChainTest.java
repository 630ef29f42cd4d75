package org.opencontextgraph.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencontextgraph.database.TestDatabase.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditChainTest {
    private static final String ENTER = "select admin.enter('the-admin')";
    private static final String LINK =
            "insert into admin.identity_decision (decided_by, kind, account, person) values ('the-admin', 'LINK', 'n1', 'ann')";
    private static final String ASK =
            "insert into admin.explanation (asked_by, person, process) values ('the-admin', 'ann', 'p')";
    private static final String LIST = "select admin.note_listed('account.list', '{\"name\": \"n\"}')";
    private static final String CHAIN = "select concat_ws(' ', entry, encode(previous, 'hex'), encode(hash, 'hex'))"
            + " from admin.audit_entry order by entry";

    private TestDatabase database;

    @BeforeEach
    void migrate() throws SQLException {
        database = TestDatabase.migrated();
    }

    /** The encoding as the documentation has it, by hand. */
    @Test
    void shouldHashTheHashBeforeAndEverythingThatAnEntrySays() throws Exception {
        // Given
        try (Connection api = database.as(Role.API)) {
            run(
                    api,
                    "begin",
                    "select admin.enter('the-ädmin')",
                    "insert into admin.identity_decision (decided_by, kind, account, person, reason)"
                            + " values ('the-ädmin', 'LINK', 'n1', 'ann', 'a,b:3')",
                    "select admin.note_listed('suggestion.list', '{}')",
                    "commit");
        }
        // When
        List<String> times = admin("select to_char(at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                + " from admin.audit_entry order by entry");
        String first = sha256(strings(
                "0".repeat(64),
                "1",
                times.get(0),
                "the-ädmin",
                "account.link",
                "account",
                "n1",
                "person",
                "ann",
                "reason",
                "a,b:3"));
        String second = sha256(strings(first, "2", times.get(1), "the-ädmin", "suggestion.list"));
        // Then
        assertThat(admin(CHAIN)).containsExactly("1 " + "0".repeat(64) + " " + first, "2 " + first + " " + second);
    }

    @ParameterizedTest
    @EnumSource
    void shouldLetNobodyChangeOrRemoveAnEntry(Role role) throws SQLException {
        // Given
        note(LIST);
        // When, Then
        for (String change : List.of(
                "update admin.audit_entry set actor = 'another'",
                "delete from admin.audit_entry",
                "truncate admin.audit_entry")) {
            try (Connection connection = database.as(role)) {
                assertThatThrownBy(() -> run(connection, change)).hasFieldOrPropertyWithValue("SQLState", "42501");
            }
            assertThatThrownBy(() -> admin(change)).hasFieldOrPropertyWithValue("SQLState", "42501");
        }
        assertThat(admin(CHAIN)).hasSize(1);
    }

    @Test
    void shouldLetTheApiAddNothingButWhatItDid() throws SQLException {
        try (Connection api = database.as(Role.API)) {
            for (String forged : List.of(
                    "insert into admin.audit_entry (actor, action, details) values ('a', 'job.run', '{}')",
                    "select admin.netstring('x')")) {
                run(api, "begin", ENTER);
                assertThatThrownBy(() -> run(api, forged)).hasFieldOrPropertyWithValue("SQLState", "42501");
                run(api, "rollback");
            }
            for (String wrong : List.of(
                    "select admin.note_listed('job.run', '{}')",
                    "select admin.note_listed('account.list', '{\"name\": 1}')",
                    "select admin.note_listed('account.list', '[]')")) {
                run(api, "begin", ENTER);
                assertThatThrownBy(() -> run(api, wrong)).hasFieldOrPropertyWithValue("SQLState", "22023");
                run(api, "rollback");
            }
            // nobody has entered
            assertThatThrownBy(() -> run(api, LIST)).hasFieldOrPropertyWithValue("SQLState", "23502");
        }
        assertThat(admin(CHAIN)).isEmpty();
    }

    @Test
    void shouldShowEntriesOnlyToWhoeverHasEntered() throws SQLException {
        note(ASK);
        try (Connection api = database.as(Role.API)) {
            assertThat(run(api, "select actor from admin.audit_entry")).isEmpty();
            assertThat(run(api, "begin", "select admin.enter('an-officer')", "select actor from admin.audit_entry"))
                    .containsExactly("the-admin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LINK, ASK, LIST})
    void shouldDoNothingWhoseEntryCannotBeWritten(String action) throws SQLException {
        // Given: nobody may add entries, or somebody holds them
        admin("revoke insert on admin.audit_entry from ocg_migrator");
        assertThatThrownBy(() -> note(action)).hasFieldOrPropertyWithValue("SQLState", "42501");
        admin("grant insert on admin.audit_entry to ocg_migrator");
        try (Connection other = database.admin().getConnection()) {
            run(other, "begin", "lock table admin.audit_entry in share mode");
            assertThatThrownBy(() -> note(action)).hasFieldOrPropertyWithValue("SQLState", "55P03");
            // Then
            assertThat(admin("select decided_by from admin.identity_decision")).isEmpty();
            assertThat(admin("select asked_by from admin.explanation")).isEmpty();
            run(other, "rollback");
        }
        note(action);
        assertThat(admin(CHAIN)).hasSize(1);
    }

    @Test
    void shouldMakeOneChainOfManyWriters() throws Exception {
        // Given: half of them change their minds
        int writers = 8;
        int each = 40;
        Callable<Boolean> writer = () -> {
            try (Connection api = database.as(Role.API)) {
                for (int i = 0; i < each; i++) {
                    run(api, "begin", ENTER, List.of(LINK, ASK, LIST).get(i % 3), i % 2 == 0 ? "commit" : "rollback");
                }
            }
            return true;
        };
        // When
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Callable<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                all.add(writer);
            }
            for (Future<Boolean> done : threads.invokeAll(all)) {
                assertThat(done.get()).isTrue();
            }
        }
        // Then
        List<String> chain = admin(CHAIN);
        assertThat(chain).hasSize(writers * each / 2);
        String before = "0".repeat(64);
        for (int i = 0; i < chain.size(); i++) {
            String[] entry = chain.get(i).split(" ");
            assertThat(entry[0]).isEqualTo(Integer.toString(i + 1));
            assertThat(entry[1]).isEqualTo(before);
            before = entry[2];
        }
        assertThat(
                        admin(
                                "select 1 from admin.audit_entry a join admin.audit_entry b on b.entry = a.entry + 1 and b.at < a.at"))
                .isEmpty();
    }

    /** Its snapshot is older than the entry that it waited for. */
    @Test
    void shouldRefuseAWriterThatDoesNotSeeTheEnd() throws SQLException {
        note(LIST);
        try (Connection late = database.as(Role.API)) {
            run(late, "begin isolation level repeatable read", ENTER);
            note(LIST);
            assertThatThrownBy(() -> run(late, LIST)).isInstanceOf(SQLException.class);
        }
        assertThat(admin(CHAIN)).hasSize(2);
    }

    private void note(String action) throws SQLException {
        try (Connection api = database.as(Role.API)) {
            run(api, "begin", ENTER, action, "commit");
        }
    }

    private List<String> admin(String sql) throws SQLException {
        try (Connection admin = database.admin().getConnection()) {
            return run(admin, sql);
        }
    }

    private static String strings(String... values) {
        return Stream.of(values)
                .map(it -> it.getBytes(StandardCharsets.UTF_8).length + ":" + it + ",")
                .collect(Collectors.joining());
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
