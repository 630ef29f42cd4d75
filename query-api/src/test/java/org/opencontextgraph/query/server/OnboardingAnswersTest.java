package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.hybrid.PredefinedHybridParameters;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.query.server.instance.DeclaredAudiences;
import org.opencontextgraph.schema.id.SealedFor;
import org.slf4j.LoggerFactory;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnboardingAnswersTest {
    private static final String CONNECTORS = "/api/v1/admin/connectors";
    private static final String CANARY = "canary-4711-of-a-token";
    private static final String STATE = "select state from admin.connector where name = 'work'";

    private KeysetHandle keys;
    private TestApi api;

    @SuppressWarnings("NullAway.Init") // before all
    OnboardingAnswersTest() {}

    @BeforeAll
    void start() throws Exception {
        HybridConfig.register();
        keys = KeysetHandle.generateNew(PredefinedHybridParameters.ECIES_P256_HKDF_HMAC_SHA256_AES128_GCM);
        api = TestApi.declaring(new DeclaredAudiences(List.of("everyone", "group:shop"), Set.of(), 5, 10));
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @BeforeEach
    void empty() throws Exception {
        api.database.run(
                "delete from ingest.connector; delete from ingest.removed_connector; delete from ingest.sealing_key;"
                        + " delete from ingest.connector_kind; insert into ingest.connector_kind values ('github', '["
                        + "{\"name\":\"repositories\",\"description\":\"which\",\"usual\":null,\"lines\":false},"
                        + "{\"name\":\"mapping\",\"description\":\"what\",\"usual\":\"none\",\"lines\":true},"
                        + "{\"name\":\"readable-by\",\"description\":\"who\",\"usual\":\"asked\",\"lines\":false}]', true, true, true),"
                        + " ('silent', '[]', false, false, true), ('wanders', '[]', false, false, false)");
        try (Connection owner = api.database.admin().getConnection();
                PreparedStatement key =
                        owner.prepareStatement("insert into ingest.sealing_key (public_keys) values (?)")) {
            key.setString(1, TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(keys.getPublicKeysetHandle()));
            key.execute();
        }
    }

    @Test
    void shouldTellWhichKindsThereAreAndWhatTheyAsk() throws Exception {
        JsonNode kinds = TestApi.json(api.get("/api/v1/admin/connector-kinds", api.issuer.admin())
                        .body())
                .path("kinds");

        assertThat(TestApi.summary(kinds, "kind", "asks_readers", "sends", "on_machine_only"))
                .containsExactly("github true true false", "silent false false false", "wanders false false true");
        assertThat(TestApi.summary(kinds.get(0).path("settings"), "name", "description", "required", "usual", "lines"))
                .containsExactly(
                        "repositories which true null false",
                        "mapping what false none true",
                        "readable-by who false asked false");
    }

    @Test
    void shouldSealTheTokenAndWaitForTheCheck() throws Exception {
        // When
        HttpResponse<String> added = add(CANARY, "{\"repositories\":\"acme/shop\"}");

        // Then
        assertThat(added.statusCode()).as(added.body()).isEqualTo(202);
        assertThat(added.body()).isEqualTo("{\"connector\":\"work\"}");
        assertThat(opened("token", SealedFor.TOKEN)).isEqualTo(CANARY);
        assertThat(api.database.run("select settings, cron, passed, check_wanted is null from ingest.connector"))
                .containsExactly("{\"mapping\": \"none\", \"readable-by\": \"asked\", \"repositories\": \"acme/shop\","
                        + " \"private-network\": \"no\"} 0 */5 * * * ? null f");
        JsonNode work = read();
        assertThat(work.path("state").asText()).isEqualTo("checking");
        assertThat(work.path("check").toString())
                .isEqualTo("{\"checked\":null,\"missing\":[],\"writing\":[],\"trouble\":null,\"again\":true}");
        assertThat(TestApi.summary(work.path("reasons"), "reason", "remedy")).containsExactly("not_passed wait");
        assertThat(add("another", "{\"repositories\":\"acme/shop\"}").statusCode())
                .isEqualTo(409);
        assertThat(opened("token", SealedFor.TOKEN)).isEqualTo(CANARY);
    }

    /** Neither as it is, nor as bytes, nor as a hash by which one could be guessed. */
    @Test
    void shouldKeepTheTokenNowhere() throws Exception {
        String another = CANARY.replace("4711", "4712");
        List<HttpResponse<String>> answers = new ArrayList<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("org.opencontextgraph");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        ours.setLevel(Level.TRACE);
        try {
            // When all goes well, is refused, is broken, or cannot be written down
            answers.add(add(CANARY, "{\"repositories\":\"acme/shop\"}"));
            answers.add(add(CANARY, "{\"repositories\":\"acme/shop\"}"));
            answers.add(add(CANARY, "{}"));
            answers.add(send("POST", "", "{\"token\":\"" + CANARY + "\",\"token\":\"" + another + "\"}"));
            answers.add(send("POST", "", "{\"token\":\"" + CANARY + "\"} x"));
            answers.add(send("POST", "", "{\"token\":\"" + CANARY + "\",\"" + another + "\":1}"));
            answers.add(send("PUT", "/work/token", "{\"token\":\"" + another + "\"}"));
            answers.add(send("PUT", "/work/token", "{\"token\":\"" + another + " with a space\"}"));
            answers.add(send("PUT", "/absent/token", "{\"token\":\"" + another + "\"}"));
            api.database.run("revoke insert on admin.audit_entry from ocg_migrator");
            answers.add(send("PUT", "/work/token", "{\"token\":\"" + CANARY + "\"}"));
            api.database.run("grant insert on admin.audit_entry to ocg_migrator");

            // Then
            assertThat(answers)
                    .extracting(HttpResponse::statusCode)
                    .containsExactly(202, 409, 400, 400, 400, 400, 202, 400, 404, 503);
            assertThat(answers).extracting(HttpResponse::body).noneMatch(it -> it.contains("canary"));
            assertThat(log.list)
                    .isNotEmpty()
                    .noneMatch(it -> it.getFormattedMessage().contains("canary"))
                    .noneMatch(it -> it.getThrowableProxy() != null
                            && ThrowableProxyUtil.asString(it.getThrowableProxy())
                                    .contains("canary"));
        } finally {
            ours.setLevel(null);
            root.detachAppender(log);
        }
        assertThat(tablesWith("canary-47")).isEmpty();
        assertThat(tablesWith("acme/shop")).containsExactly("ingest.connector"); // so it would be found
        assertThat(api.database.run("select count(*) from admin.keyed_request")).containsExactly("0");
    }

    @Test
    void shouldLetNobodyOfTheApiReadWhatWasSealedOrOpenThePrivateNetwork() throws Exception {
        add(CANARY, "{\"repositories\":\"acme/shop\"}");
        try (Connection connection = api.database.as(Role.API).getConnection();
                Statement sql = connection.createStatement()) {
            assertThat(refused(sql, "select token from ingest.connector")).isTrue();
            assertThat(refused(sql, "update ingest.connector set token = ''")).isTrue();
            assertThat(refused(sql, "select admin.want_check('work')")).isTrue();
            // When the API itself says it
            sql.execute("begin; select admin.enter('somebody');"
                    + " select admin.add_connector('near', 'github', '{\"private-network\":\"yes\"}', '', ''),"
                    + " admin.add_connector('far', 'wanders', '{}', '', ''); commit");
        }
        assertThat(api.database.run("select settings from ingest.connector where name in ('near', 'far')"))
                .containsExactly("{\"private-network\": \"no\"}");
        HttpResponse<String> asked = add("t", "{\"repositories\":\"a/b\",\"private-network\":\"yes\"}");
        assertThat(asked.statusCode()).isEqualTo(400);
        assertThat(asked.body()).contains("`connectors.private-hosts`");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Work    | github | {~repositories~:~a/b~}                        | t | name must be",
                "other   | wanders| {}                                            | t | kind must be one of github, silent",
                "other   | absent | {~repositories~:~a/b~}                        | t | kind must be one of github, silent",
                "other   | github | {}                                            | t | settings.repositories must be given: which",
                "other   | github | {~repositories~:~ ~}                          | t | settings.repositories must be given: which",
                "other   | github | {~repositories~:~a/b~,~x~:~y~}                | t | settings must have no other names",
                "other   | github | {~repositories~:1}                            | t | settings must be texts",
                "other   | github | {~repositories~:~a/b~,~readable-by~:~group:x~}| t | settings.readable-by must name audiences",
                "other   | github | {~repositories~:~a/b~}                        | é | token must be",
                "other   | github | {~repositories~:~https://h/a#~}               | t | settings.repositories must be an address without",
                "other   | github | {~repositories~:~ HTTPS://h/a#b~}             | t | settings.repositories must be an address without",
                "other   | github | {~repositories~:~https://us_er:w%d@h_h/a~}    | t | settings.repositories must be an address without",
                "other   | github | {~repositories~:~a/b~,~mapping~:~x://u@[::1]~}| t | settings.mapping must be an address without",
            })
    void shouldSayWhichFieldIsWrong(String name, String kind, String settings, String token, String detail)
            throws Exception {
        HttpResponse<String> answer = send(
                "POST",
                "",
                "{\"name\":\"%s\",\"kind\":\"%s\",\"settings\":%s,\"token\":\"%s\"}"
                        .formatted(name, kind, settings.replace('~', '"'), token));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(TestApi.json(answer.body()).path("detail").asText()).startsWith(detail);
        assertThat(api.database.run("select name from ingest.connector")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://h:8443/a/@b?c=d@e", "a/b#c", "reader@acme.example", "acme/shop", "a: https://u@h/b#c"})
    void shouldTakeASettingThatIsNoAddressWithAPassword(String value) throws Exception {
        assertThat(add("t", "{\"repositories\":\"" + value + "\"}").statusCode())
                .isEqualTo(202);
    }

    @Test
    void shouldTellWhatTheTokenLacksAndTakeAnother() throws Exception {
        // Given
        add(CANARY, "{\"repositories\":\"acme/shop\"}");
        api.database.run("update ingest.connector set checked = now(), check_wanted = null, missing = '{read:org}',"
                + " writing = '{repo}', passed = null");
        JsonNode work = read();
        assertThat(work.path("state").asText()).isEqualTo("missing");
        assertThat(work.path("check").path("missing").toString()).isEqualTo("[\"read:org\"]");
        assertThat(work.path("check").path("writing").toString()).isEqualTo("[\"repo\"]");
        assertThat(TestApi.summary(work.path("reasons"), "reason", "remedy")).containsExactly("not_passed authorize");

        // When
        HttpResponse<String> answer = send("PUT", "/work/token", "{\"token\":\"another\"}");

        // Then
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(opened("token", SealedFor.TOKEN)).isEqualTo("another");
        assertThat(api.database.run(STATE)).containsExactly("checking");
        assertThat(read().path("check").path("missing")).isEmpty();
    }

    @Test
    void shouldReadNothingMoreWithAnotherTokenBeforeItHasPassed() throws Exception {
        add(CANARY, "{\"repositories\":\"acme/shop\"}");
        api.database.run("update ingest.connector set passed = now(), checked = now(), check_wanted = null");
        assertThat(api.database.run(STATE)).containsExactly("ready");
        send("POST", "/work/check", null);
        assertThat(api.database.run("select passed is null, check_wanted is null from ingest.connector"))
                .containsExactly("f f");
        send("PUT", "/work/token", "{\"token\":\"another\"}");
        assertThat(api.database.run("select passed is null from ingest.connector"))
                .containsExactly("t");
    }

    @ParameterizedTest
    @CsvSource({
        "'passed = now(), key_lost = true',                                      key_lost",
        "'passed = null, check_wanted = null, trouble = ''it did not answer''',  unchecked",
        "'passed = null, trouble = ''it did not answer''',                       unchecked",
        "'passed = now(), check_wanted = null, paused = true',                   paused",
        "'passed = now(), check_wanted = null',                                  ready",
        "'passed = now(), check_wanted = null, missing = ''{x}''',               missing",
    })
    void shouldTellWhereAToolStands(String set, String state) throws Exception {
        add(CANARY, "{\"repositories\":\"acme/shop\"}");
        api.database.run("update ingest.connector set " + set);
        assertThat(read().path("state").asText()).isEqualTo(state);
    }

    @Test
    void shouldShowASecretOnceThatOnlyTheConnectorSubsystemOpens() throws Exception {
        add(CANARY, "{\"repositories\":\"acme/shop\"}");

        HttpResponse<String> answer = send("POST", "/work/webhook-secret", null);

        JsonNode told = TestApi.json(answer.body());
        String secret = told.path("secret").asText();
        assertThat(secret).hasSize(64);
        assertThat(told.path("path").asText()).isEqualTo("/api/v1/webhooks/work");
        assertThat(opened("webhook_secret", SealedFor.WEBHOOK_SECRET)).isEqualTo(secret);
        assertThat(tablesWith(secret)).isEmpty();
        send("POST", "", "{\"name\":\"mute\",\"kind\":\"silent\",\"settings\":{},\"token\":\"t\"}");
        assertThat(send("POST", "/mute/webhook-secret", null).statusCode()).isEqualTo(409);
    }

    @Test
    void shouldRemoveAToolAndLeaveItsNameUntilItIsForgotten() throws Exception {
        add(CANARY, "{\"repositories\":\"acme/shop\"}");
        assertThat(send("DELETE", "/work", null).statusCode()).isEqualTo(200);
        assertThat(api.database.run("select name from ingest.connector")).isEmpty();
        assertThat(api.database.run("select name from ingest.removed_connector"))
                .containsExactly("work");
        assertThat(add("t", "{\"repositories\":\"a/b\"}").statusCode()).isEqualTo(409);
        assertThat(send("DELETE", "/work", null).statusCode()).isEqualTo(404);
        api.database.run("delete from ingest.removed_connector");
        assertThat(add("t", "{\"repositories\":\"a/b\"}").statusCode()).isEqualTo(202);
    }

    @Test
    void shouldWriteDownWhoDidWhatAndDoNothingOtherwise() throws Exception {
        long before = Long.parseLong(
                api.database.run("select count(*) from admin.audit_entry").getFirst());
        add(CANARY, "{\"repositories\":\"acme/shop\"}");
        send("PUT", "/work/token", "{\"token\":\"another\"}");
        send("POST", "/work/check", null);
        send("POST", "/work/webhook-secret", null);
        send("DELETE", "/work", null);
        assertThat(api.database.run("select action, details from admin.audit_entry order by entry offset " + before))
                .containsExactly(
                        "connector.add {\"connector\": \"work\"}",
                        "connector.authorize {\"connector\": \"work\"}",
                        "connector.check {\"connector\": \"work\"}",
                        "connector.webhook {\"connector\": \"work\"}",
                        "connector.remove {\"connector\": \"work\"}");
        api.database.run("delete from ingest.removed_connector; revoke insert on admin.audit_entry from ocg_migrator");
        assertThat(add("t", "{\"repositories\":\"a/b\"}").statusCode()).isEqualTo(503);
        api.database.run("grant insert on admin.audit_entry to ocg_migrator");
        assertThat(api.database.run("select name from ingest.connector")).isEmpty();
    }

    @Test
    void shouldKeepNothingWhileNoKeyIsKnown() throws Exception {
        api.database.run("delete from ingest.sealing_key");
        try (TestApi fresh = TestApi.over(api.database)) {
            HttpResponse<String> answer = fresh.send(
                    "POST",
                    CONNECTORS,
                    fresh.issuer.admin(),
                    "{\"name\":\"work\",\"kind\":\"silent\",\"settings\":{},\"token\":\"" + CANARY + "\"}");
            assertThat(answer.statusCode()).isEqualTo(503);
        }
        assertThat(api.database.run("select name from ingest.connector")).isEmpty();
    }

    /** Every table of the database that has it in any column, as text or as bytes. */
    private List<String> tablesWith(String text) throws SQLException {
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        List<String> found = new ArrayList<>();
        for (String table : api.database.run("select format('%I.%I', schemaname, tablename) from pg_tables"
                + " where schemaname not in ('pg_catalog', 'information_schema')")) {
            if (!api.database
                    .run("select 1 from " + table + " it where position('" + text + "' in it::text) > 0"
                            + " or position('" + hex + "' in it::text) > 0 limit 1")
                    .isEmpty()) {
                found.add(table);
            }
        }
        return found;
    }

    private static boolean refused(Statement sql, String statement) {
        try {
            sql.execute(statement);
            return false;
        } catch (SQLException e) {
            return e.getSQLState().equals("42501");
        }
    }

    private String opened(String column, String purpose) throws Exception {
        try (Connection owner = api.database.admin().getConnection();
                Statement sql = owner.createStatement();
                ResultSet row = sql.executeQuery("select " + column + " from ingest.connector where name = 'work'")) {
            assertThat(row.next()).isTrue();
            HybridDecrypt opening = keys.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
            return new String(
                    opening.decrypt(row.getBytes(1), new SealedFor("work", purpose).bytes()), StandardCharsets.UTF_8);
        }
    }

    private JsonNode read() throws Exception {
        HttpResponse<String> answer = send("GET", "/work", null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestApi.json(answer.body());
    }

    private HttpResponse<String> add(String token, String settings) throws IOException, InterruptedException {
        return send(
                "POST",
                "",
                "{\"name\":\"work\",\"kind\":\"github\",\"settings\":" + settings + ",\"token\":\"" + token + "\"}");
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        return api.send(method, CONNECTORS + path, api.issuer.admin(), body, Map.of("Idempotency-Key", "one"));
    }
}
