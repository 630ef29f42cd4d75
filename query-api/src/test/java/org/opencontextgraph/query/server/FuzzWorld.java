package org.opencontextgraph.query.server;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.hybrid.PredefinedHybridParameters;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.opencontextgraph.query.server.fuzz.Caller;
import org.opencontextgraph.query.server.fuzz.Words;

/** Something of everything, so that a good question has an answer; and callers of every kind. */
final class FuzzWorld {
    private static final String[] READER = {"PUBLIC", "ANY_READER", "OWN"};

    private static final List<String> CHANGED = List.of(
            "personal.subject",
            "personal.account",
            "personal.event",
            "personal.task",
            "personal.consent",
            "personal.membership",
            "personal.correction",
            "personal.same_person",
            "personal.account_name",
            "personal.left_account");

    private final TestApi api;
    private String renewal = "";

    /** `steady` is one whose name is not learned, so that nobody removes it. */
    private static final String CONNECTORS = "delete from ingest.connector; delete from ingest.removed_connector;"
            + "insert into ingest.connector (name, kind, settings, cron, token, added, webhook_secret, passed) values"
            + " ('hooks', 'github', '{}', '0 * * * * ?', '', now(), 'sealed', now()),"
            + " ('steady', 'github', '{}', '0 * * * * ?', '', now(), 'sealed', now()),"
            + " ('quiet', 'silent', '{}', '0 * * * * ?', '', now(), null, null);"
            + "insert into ingest.connector_run (connector, stream, started, finished, fetched, mapped, ignored, unmapped,"
            + " rejected, complete, verdict, complete_up_to) values"
            + " ('hooks', 'a', now(), now(), 9, 8, 1, 0, 0, true, '', now()),"
            + " ('hooks', 'b', now(), now(), 9, 7, 1, 1, 2, false, 'the tool answered 502', null);"
            + "insert into ingest.delivery_count values ('hooks', 'taken', 41, now());";

    FuzzWorld(TestApi api) {
        this.api = api;
    }

    /** What does not change. */
    FuzzWorld release() throws SQLException {
        TestUnit ab = TestUnit.of("everyone", 50, "a", "b").taking(30, 30);
        TestUnit abc = TestUnit.of("everyone", 20, "a", "b", "c").inCut("other").taking(40, 20);
        api.release(
                ab,
                abc,
                TestUnit.of("everyone", 12, "Zürich ist schön", "b;c", "\"quoted\", and more"),
                TestUnit.of("everyone", 9, "=1+1", "c"),
                TestUnit.of("group:crew", 50, "a", "crews-step").taking(30, 30),
                TestUnit.of("group:crew", 50, "x").inProcess("crews-own"),
                TestUnit.transition("everyone", 30, "a", "b", "c").taking(null, 10),
                TestUnit.ending("everyone", 20, "b", "c"));
        api.database.run(ab.timing(10, 20, 40, 50) + abc.timing(null, 20, 40, null)
                + "insert into context.lane values ('live', 0, 1, '2026-01-08T00:00:00Z', false);"
                + "insert into ingest.job_schedule values ('sweep', '0 0 3 * * *', '2100-01-02T03:00:00Z', true),"
                + " ('turned-off', '0 0 * * * *', '2100-01-01T00:00:00Z', false);"
                + "insert into ingest.job_run values"
                + " ('f', 'sweep', '2026-03-01T00:00:00Z', '2026-03-01T00:00:09Z', 'failed', 3),"
                + " ('w', 'sweep', '2026-03-01T00:05:00Z', null, null, 1);"
                + "insert into ingest.import (lane, connector, process, begun, continued, finished, events_read,"
                + " events_refused, consent, readers, labels) values"
                + " ('l-1', 'file', 'p', '2026-03-01T00:00:00Z', null, '2026-03-01T00:01:00Z', 8577, 3, 'ALL',"
                + " 'group:crew', '{a,b}'),"
                + " ('l-2', 'simulated', null, '2026-03-04T00:00:00Z', null, null, null, null, 'EACH', 'EACH', '{c}');"
                + "insert into ingest.connector_kind values ('github',"
                + " '[{\"name\":\"repositories\",\"description\":\"which\",\"usual\":null,\"lines\":false},"
                + "{\"name\":\"address\",\"description\":\"where\",\"usual\":\"https://api.github.com\",\"lines\":false}]',"
                + " true, true, true), ('silent', '[]', false, false, true), ('wanders', '[]', false, false, false);"
                + "insert into ingest.permission_run (tool, started, finished, complete, verdict, resources, unknown, groups,"
                + " groups_mapped) values ('hooks', now(), now(), false, 'no teams', 7, 3, 6, 2);"
                + CONNECTORS
                + "insert into ingest.sealing_key (public_keys) values ('" + publicKeys() + "');"
                + "insert into ingest.resource_acl values"
                + " ('tool:issue:ann', 'tool', '{group:crew}', 7, '2026-01-01T00:00:00Z', null, 7),"
                + " ('tool:issue:ben', 'tool', '{}', 7, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', 7)");
        return this;
    }

    static String publicKeys() {
        try {
            HybridConfig.register();
            return TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(
                    KeysetHandle.generateNew(PredefinedHybridParameters.ECIES_P256_HKDF_HMAC_SHA256_AES128_GCM)
                            .getPublicKeysetHandle());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What callers changed is as it was in the beginning. */
    void renew() throws SQLException {
        api.database.run(renewal);
    }

    private String renewal() throws SQLException {
        StringBuilder sql = new StringBuilder(
                "truncate admin.identity_decision, admin.keyed_request, " + String.join(", ", CHANGED) + ';');
        for (String table : CHANGED) {
            String columns = columns(table);
            sql.append("insert into " + table + " (" + columns + ") select " + columns + " from " + kept(table) + ';');
        }
        return sql.append(CONNECTORS).toString();
    }

    /** Those that are not made from others. */
    private String columns(String table) throws SQLException {
        return api.database
                .run("select string_agg(column_name, ', ') from information_schema.columns where table_schema || '.' ||"
                        + " table_name = '" + table + "' and is_generated = 'NEVER'")
                .getFirst();
    }

    private static String kept(String table) {
        return table.replace("personal.", "public.kept_");
    }

    /** What callers may change. */
    FuzzWorld people() throws SQLException {
        TestPeople people = new TestPeople(api).with("ann", "ben", "admin", "officer");
        String day = Instant.now().minusSeconds(86_400).toString();
        for (String name : List.of("ann", "ben")) {
            for (int i = 0; i < 5; i++) {
                people.event(name, name + i, "2026-03-02T12:0" + i + ":00Z", i)
                        .task(
                                name,
                                name + "-task" + i,
                                day,
                                i == 0 ? "SENT" : i == 1 ? "OPEN" : "PRIVATE",
                                i == 4 ? "null" : "p",
                                "everyone");
            }
        }
        people.task("ann", "ann-early", day, "PRIVATE", "p", "everyone");
        api.database.run(
                "update personal.task set events = '{}' where task = 'ann-early';" // as earlier versions did
                        + "insert into personal.account (account, person, evidence, bot) values"
                        + " ('cat-tool', 'p-cat', 'PROVISIONAL', false), ('robot', 'p-robot', 'PROVISIONAL', true),"
                        + " ('old-tool', 'p-old', 'IMPORT', false), ('older-tool', 'p-older', 'IMPORT', false);"
                        + "insert into personal.account_name values ('ann-tool', 'tracker', 'Ann.Lee'),"
                        + " ('ben-tool', 'tracker', 'ben'), ('cat-tool', 'chat', 'ann_lee'), ('robot', 'chat', 'ann-lee');"
                        + "insert into personal.consent values ('p-ann', true, '2026-01-01T00:00:00Z'),"
                        + " ('p-old', true, '2026-02-01T00:00:00Z');"
                        + "insert into personal.membership values ('ann-tool', true, '{group:crew}', '{tool:crew}')");
        for (String table : CHANGED) {
            api.database.run("create table " + kept(table) + " as table " + table);
        }
        renewal = renewal();
        return this;
    }

    void tell(Words words) {
        words.learn("process_key", "p", "p", "crews-own", "of nobody");
        words.learn("lane", "live");
        words.learn("connector", "hooks", "quiet", "of-nobody");
        words.learn("kind", "github", "silent", "wanders", "of-nobody");
        words.learn("job", "sweep", "turned-off", "of nobody");
        words.learn("person", "p-ann", "p-ben", "p-cat", "p-old", "ann", "ben");
        words.learn("account", "ann-tool", "cat-tool", "robot", "old-tool");
        words.learn("resource", "tool:issue:ann", "tool:issue:ben");
        words.learn("return_to", "/api/v1/session", "/");
    }

    List<Caller> callers() throws JOSEException {
        TestIssuer issuer = api.issuer;
        return List.of(
                Caller.nobody(),
                turnedAway("a broken token", "x.y.z"),
                turnedAway(
                        "a token of another key",
                        TestIssuer.sign(
                                issuer.claims().build(),
                                new RSAKeyGenerator(2048).keyID("rsa").generate())),
                reader("a reader", "somebody"),
                reader("a member", "a member", "crew"),
                reader("ann", "ann"),
                reader("ben", "ben"),
                privileged("the privacy officer", "officer", "ocg-privacy-officer", "OVERSIGHT"),
                privileged("an administrator", "admin", "ocg-admin", "OVERSIGHT", "ADMIN"),
                privileged("another administrator", "another-admin", "ocg-admin", "OVERSIGHT", "ADMIN"));
    }

    private static Caller turnedAway(String name, String token) {
        return Caller.bearer(name, token, "PUBLIC");
    }

    Caller reader(String name, String subject, String... groups) {
        return Caller.bearer(name, token(subject, "groups", List.of(groups)), READER);
    }

    Caller privileged(String name, String subject, String role, String... more) {
        String[] policies = Stream.concat(Stream.of(READER), Stream.of(more)).toArray(String[]::new);
        return Caller.bearer(name, token(subject, "roles", List.of(role)), policies);
    }

    /** Good for longer than any campaign. */
    private String token(String subject, String claim, List<String> words) {
        return api.issuer.sign(api.issuer
                .claims()
                .subject(subject)
                .claim(claim, words)
                .expirationTime(Date.from(Instant.now().plusSeconds(86_400)))
                .build());
    }
}
