package org.opencontextgraph.compose.privacy.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencontextgraph.compose.privacy.books.AuditTable;
import org.opencontextgraph.database.Migrations;
import org.opencontextgraph.database.RolePasswords;

/** A log that a real PostgreSQL wrote, and a superuser who takes its triggers off. */
class AuditChainTest {
    private static final int ENTRIES = 14;
    private static final int TRIALS = 40;

    private static EmbeddedPostgres server;
    private static List<AuditHead> heads;

    /** What somebody does to the log, and the first entry that the check has to name. */
    enum Tampering {
        A_FIELD {
            @Override
            long apply(Statement log, Random random) throws SQLException {
                long one = 1L + random.nextInt(ENTRIES);
                log.execute("update admin.audit_entry set "
                        + switch (random.nextInt(7)) {
                            case 0 -> "at = at + interval '1 microsecond'";
                            case 1 -> "actor = actor || ' '";
                            case 2 ->
                                "action = case action when 'person.part' then 'person.merge' else 'person.part' end";
                            case 3 -> "details = details || '{\"person\": \"p-another\"}'";
                            case 4 -> "details = (select jsonb_object_agg(key || 's', value) from jsonb_each(details))";
                            case 5 -> "previous = sha256(previous)";
                            default -> "hash = sha256(hash)";
                        }
                        + " where entry = " + one);
                return one;
            }
        },
        /** Where one text ends and the next begins. */
        A_BORDER {
            @Override
            long apply(Statement log, Random random) throws SQLException {
                long one = 1L + random.nextInt(ENTRIES);
                log.execute("update admin.audit_entry set actor = actor || left(action, 1) where entry = " + one);
                return one;
            }
        },
        DETAILS_THAT_ARE_NO_TEXTS {
            @Override
            long apply(Statement log, Random random) throws SQLException {
                long one = 1L + random.nextInt(ENTRIES);
                log.execute("update admin.audit_entry set details = details || '{\"reason\": 7}' where entry = " + one);
                return one;
            }
        },
        A_NUMBER {
            @Override
            long apply(Statement log, Random random) throws SQLException {
                long one = 1L + random.nextInt(ENTRIES);
                log.execute("update admin.audit_entry set entry = entry + 1000 where entry = " + one);
                return one;
            }
        },
        REMOVAL {
            @Override
            long apply(Statement log, Random random) throws SQLException {
                long one = 1L + random.nextInt(ENTRIES - 1); // not the last: see below
                log.execute("delete from admin.audit_entry where entry = " + one);
                return one;
            }
        },
        REMOVAL_WITH_NEW_NUMBERS {
            @Override
            long apply(Statement log, Random random) throws SQLException {
                long one = 1L + random.nextInt(ENTRIES - 1);
                log.execute("delete from admin.audit_entry where entry = " + one);
                log.execute("update admin.audit_entry set entry = -entry + 1 where entry > " + one);
                log.execute("update admin.audit_entry set entry = -entry where entry < 0");
                return one;
            }
        },
        SWAP {
            @Override
            long apply(Statement log, Random random) throws SQLException {
                long one = 1L + random.nextInt(ENTRIES - 1);
                long other = one + 1L + random.nextInt((int) (ENTRIES - one));
                log.execute("update admin.audit_entry set entry = -entry where entry in (" + one + "," + other + ")");
                log.execute("update admin.audit_entry set entry = case entry when " + -one + " then " + other + " else "
                        + one + " end where entry < 0");
                return one;
            }
        },
        SWAP_OF_WHAT_WAS_SAID {
            @Override
            long apply(Statement log, Random random) throws SQLException {
                long one = 1L + random.nextInt(ENTRIES - 1);
                long other = one + 1;
                log.execute(
                        "update admin.audit_entry a set at = b.at, actor = b.actor, action = b.action, details = b.details"
                                + " from admin.audit_entry b where a.entry in (" + one + "," + other
                                + ") and b.entry = " + one
                                + " + " + other + " - a.entry");
                return one;
            }
        },
        INSERTION {
            @Override
            long apply(Statement log, Random random) throws SQLException {
                long one = 1L + random.nextInt(ENTRIES + 1);
                log.execute("update admin.audit_entry set entry = -entry - 1 where entry >= " + one);
                log.execute("update admin.audit_entry set entry = -entry where entry < 0");
                log.execute("insert into admin.audit_entry values (" + one
                        + ", now(), 'a-forger', 'job.run', '{}', sha256('1'), sha256('2'))");
                return one;
            }
        };

        abstract long apply(Statement log, Random random) throws SQLException;
    }

    @BeforeAll
    static void fill() throws Exception {
        server = EmbeddedPostgres.start();
        Migrations.apply(server.getPostgresDatabase(), RolePasswords.same("a test's password"));
        heads = new ArrayList<>();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement log = connection.createStatement()) {
            for (int i = 1; i <= ENTRIES; i++) {
                log.execute("insert into admin.identity_decision (decided_by, kind, account, person, reason) values"
                        + " ('admin-" + i % 3 + "', '" + (i % 2 == 0 ? "LINK" : "REJECT") + "', 'a" + i + "', 'p" + i
                        + "', 'because, 3:of ü')");
            }
            ResultSet found =
                    log.executeQuery("select entry, encode(hash, 'hex') from admin.audit_entry order by entry");
            while (found.next()) {
                heads.add(new AuditHead(found.getLong(1), found.getString(2)));
            }
        }
        assertThat(heads).hasSize(ENTRIES);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void shouldFindAnUntouchedLogWhole() {
        AuditVerdict verdict = verdict(Optional.empty());
        assertThat(verdict).isEqualTo(new AuditVerdict(heads.getLast(), Optional.empty()));
        for (AuditHead noted : heads) {
            assertThat(verdict(Optional.of(AuditHead.parse(noted.toString()))).isSound())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldNameTheFirstEntryThatIsNotAsItWasWritten(Tampering tampering) throws SQLException {
        Random random = new Random(tampering.name().hashCode());
        for (int trial = 0; trial < TRIALS; trial++) {
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement log = connection.createStatement()) {
                // Given
                connection.setAutoCommit(false);
                log.execute("alter table admin.audit_entry disable trigger all");
                log.execute("alter table admin.audit_entry drop constraint audit_entry_previous_key");
                long first = tampering.apply(log, random);
                // When
                AuditChain chain = new AuditChain(Optional.empty());
                AuditTable.read(connection, chain::follow);
                AuditVerdict verdict = chain.verdict();
                connection.rollback();
                // Then
                assertThat(verdict.isSound()).isFalse();
                assertThat(verdict.broken().orElseThrow().number())
                        .as(verdict.toString())
                        .isEqualTo(first);
                assertThat(verdict.head().number()).isEqualTo(first - 1);
            }
        }
    }

    /** Whoever can take triggers off can write the rest of a chain anew; only a noted head tells. */
    @Test
    void shouldTellByANotedHeadAloneWhenTheEndWasCutOffOrWrittenAnew() throws SQLException {
        AuditHead noted = heads.getLast();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement log = connection.createStatement()) {
            connection.setAutoCommit(false);
            log.execute("alter table admin.audit_entry disable trigger all");
            // When it is cut off
            log.execute("delete from admin.audit_entry where entry > 10");
            // Then
            assertThat(verdict(connection, Optional.empty()).isSound()).isTrue();
            assertThat(verdict(connection, Optional.of(noted)).broken())
                    .hasValueSatisfying(it -> assertThat(it.number()).isEqualTo(11));
            // And written anew, as the database itself writes
            log.execute("alter table admin.audit_entry enable trigger all");
            for (int i = 11; i <= ENTRIES; i++) {
                log.execute("insert into admin.identity_decision (decided_by, kind, account, person)"
                        + " values ('a-forger', 'REJECT', 'x', 'y')");
            }
            assertThat(verdict(connection, Optional.empty()).isSound()).isTrue();
            assertThat(verdict(connection, Optional.of(noted)).broken())
                    .hasValueSatisfying(it -> assertThat(it.number()).isEqualTo(ENTRIES));
            connection.rollback();
        }
    }

    @Test
    void shouldSayWhichGuardIsOff() throws SQLException {
        assertThat(AuditTable.guardsOff(server.getPostgresDatabase())).isEmpty();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement log = connection.createStatement()) {
            log.execute("alter table admin.explanation disable trigger a_question_is_audited");
            assertThat(AuditTable.guardsOff(server.getPostgresDatabase()))
                    .containsExactly("a_question_is_audited on admin.explanation");
            log.execute("alter table admin.explanation enable trigger a_question_is_audited");
        }
        assertThat(AuditTable.guardsOff(server.getPostgresDatabase())).isEmpty();
    }

    private static AuditVerdict verdict(Optional<AuditHead> noted) {
        AuditChain chain = new AuditChain(noted);
        AuditTable.read(server.getPostgresDatabase(), chain::follow);
        return chain.verdict();
    }

    private static AuditVerdict verdict(Connection connection, Optional<AuditHead> noted) throws SQLException {
        AuditChain chain = new AuditChain(noted);
        AuditTable.read(connection, chain::follow);
        return chain.verdict();
    }
}
