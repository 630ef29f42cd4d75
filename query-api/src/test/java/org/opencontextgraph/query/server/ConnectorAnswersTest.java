package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.database.Role;

class ConnectorAnswersTest {
    private static final String CONNECTORS = "/api/v1/admin/connectors";
    private static final String ENTRIES = "select action, details from admin.audit_entry order by entry";

    private TestApi api;

    @BeforeEach
    void start() throws IOException, SQLException {
        api = TestApi.gated();
        api.database.run(
                "insert into ingest.connector (name, kind, settings, cron, paused, token, added, webhook_secret, passed) values"
                        + " ('work', 'github', '{\"repositories\":\"acme/shop\",\"since\":\"2026-01-01\"}', '0 */5 * * * *', false,"
                        + " 'the-token', '2026-01-01T00:00:00Z', 'the-secret', now()),"
                        + " ('new', 'jira', '{}', '0 */5 * * * *', false, 'the-token', '2026-01-01T00:00:00Z', null, now()),"
                        + " ('resting', 'jira', '{}', '0 */5 * * * *', true, 'the-token', '2026-01-01T00:00:00Z', null, now());"
                        + "insert into ingest.job_schedule values"
                        + " ('ingest_batch(work)', '0 */5 * * * *', '2100-01-01T00:05:00Z', true),"
                        + " ('sync_permissions(work)', '0 */15 * * * *', '2100-01-01T00:15:00Z', true),"
                        + " ('sync_permissions(resting)', '0 */15 * * * *', '2100-01-01T00:15:00Z', true);"
                        + run("issues", "now() - interval '2 days'", 9, 1, true, "", "'2026-03-02T08:00:00Z'")
                        + run("issues", "now()", 94, 4, true, "", "'2026-03-02T09:00:00Z'")
                        + run("releases", "now()", 3, 0, false, "GitHub answered 502", "'2026-03-01T09:00:00Z'")
                        + "insert into ingest.permission_run (tool, started, finished, complete, verdict, resources, unknown, groups,"
                        + " groups_mapped) values"
                        + " ('work', '2026-03-01T00:00:00Z', '2026-03-01T00:00:01Z', true, '', 5, 0, 4, 2),"
                        + " ('work', '2026-03-02T00:00:00Z', '2026-03-02T00:00:02Z', false, 'no teams', 7, 3, 6, 2),"
                        + " ('no-connector', '2026-03-03T00:00:00Z', '2026-03-03T00:00:03Z', true, '', 1, 0, 1, 1);"
                        + "insert into ingest.delivery_count values"
                        + " ('work', 'taken', 41, '2026-03-02T00:00:00Z'), ('work', 'distrusted', 2, '2026-03-01T00:00:00Z')");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private static String run(
            String stream, String finished, int fetched, int unmapped, boolean complete, String verdict, String upTo) {
        return "insert into ingest.connector_run (connector, stream, started, finished, fetched, mapped, ignored, duplicate,"
                + " unmapped, rejected, readers_known, readers_unknown, waits, waited_ms, complete, verdict, complete_up_to)"
                + " values ('work', '" + stream + "', " + finished + " - interval '2 seconds', " + finished + ", "
                + fetched
                + ", 1, 2, 3, " + unmapped + ", 5, 6, 7, 8, 900, " + complete + ", '" + verdict + "', " + upTo + ");";
    }

    @Test
    void shouldTellWhichToolsAreReadAndHowThatGoes() throws Exception {
        JsonNode connectors = read();

        assertThat(TestApi.summary(
                        connectors,
                        "connector",
                        "kind",
                        "schedule",
                        "paused",
                        "verdict",
                        "complete_up_to",
                        "read_job",
                        "sync_job"))
                .containsExactly(
                        "new jira 0 */5 * * * * false unknown null null null",
                        "resting jira 0 */5 * * * * true unknown null null sync_permissions(resting)",
                        "work github 0 */5 * * * * false partial 2026-03-01T09:00:00Z ingest_batch(work) sync_permissions(work)");
        assertThat(TestApi.summary(connectors.get(0).path("reasons"), "reason", "stream", "text", "remedy"))
                .containsExactly("never_ran null null worker");
        assertThat(TestApi.summary(connectors.get(1).path("reasons"), "reason", "stream", "text"))
                .containsExactly("paused null null");
        assertThat(connectors.get(1).path("permissions").isNull()).isTrue();
        JsonNode work = connectors.get(2);
        assertThat(TestApi.summary(work.path("reasons"), "reason", "stream", "text", "remedy"))
                .containsExactly("stream_partial releases GitHub answered 502 wait");
        assertThat(work.path("settings").toString())
                .isEqualTo("{\"repositories\":\"acme/shop\",\"since\":\"2026-01-01\"}");
        assertThat(TestApi.summary(
                        work.path("streams"),
                        "stream",
                        "fetched",
                        "mapped",
                        "ignored",
                        "duplicate",
                        "unmapped",
                        "rejected",
                        "readers_known",
                        "readers_unknown",
                        "waits",
                        "waited_ms",
                        "verdict",
                        "complete_up_to"))
                .containsExactly(
                        "issues 94 1 2 3 4 5 6 7 8 900 null 2026-03-02T09:00:00Z",
                        "releases 3 1 2 3 0 5 6 7 8 900 GitHub answered 502 2026-03-01T09:00:00Z");
        JsonNode kept = work.path("streams").get(0).path("kept");
        assertThat(kept.path("unmapped").asLong()).isEqualTo(5);
        assertThat(kept.path("rejected").asLong()).isEqualTo(10);
        assertThat(work.path("permissions").toString())
                .isEqualTo("{\"started\":\"2026-03-02T00:00:00Z\",\"finished\":\"2026-03-02T00:00:02Z\","
                        + "\"verdict\":\"no teams\",\"resources\":7,\"unknown\":3,\"groups\":6,\"groups_mapped\":2}");
        assertThat(work.path("webhooks").toString())
                .isEqualTo("{\"taken\":true,\"deliveries\":["
                        + "{\"outcome\":\"distrusted\",\"number\":2,\"last\":\"2026-03-01T00:00:00Z\"},"
                        + "{\"outcome\":\"taken\",\"number\":41,\"last\":\"2026-03-02T00:00:00Z\"}]}");
    }

    /** Not even sealed. */
    @Test
    void shouldShowNothingOfATokenOrASecret() throws Exception {
        String answer = send("GET", "", null).body();
        assertThat(answer).contains("\"connector\":\"work\"").doesNotContain("the-token", "the-secret", "dGhlLX");
        Set<String> readable = new TreeSet<>();
        try (var connection = api.database.as(Role.API).getConnection();
                var statement = connection.createStatement();
                var columns = statement.executeQuery("select table_schema || '.' || table_name || '.' || column_name"
                        + " from information_schema.column_privileges where grantee = 'ocg_api'"
                        + " and (table_schema = 'ingest' or table_name like 'connector%' or table_name = 'webhook')")) {
            while (columns.next()) {
                readable.add(columns.getString(1));
            }
        }
        assertThat(readable)
                .contains("admin.connector.settings", "admin.webhook.name")
                .noneMatch(it -> it.startsWith("ingest.") || it.matches(".*(token|secret|digest).*"));
        try (var connection = api.database.as(Role.API).getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select has_schema_privilege('ingest', 'usage'), count(*)"
                        + " from admin.connector tool where tool::text ~ 'the-|7468652d'")) {
            found.next();
            assertThat(found.getBoolean(1)).isFalse();
            assertThat(found.getLong(2)).isZero();
        }
    }

    @Test
    void shouldPauseAndResumeAndWriteDownWhatChanged() throws Exception {
        HttpResponse<String> paused = send("PUT", "/work/paused", "{\"paused\":true}");
        assertThat(paused.statusCode()).isEqualTo(200);
        assertThat(paused.body()).isEqualTo("{\"connector\":\"work\",\"paused\":true}");
        assertThat(send("PUT", "/work/paused", "{\"paused\":true}").statusCode())
                .isEqualTo(200);
        JsonNode work = read().get(2);
        assertThat(work.path("verdict").asText()).isEqualTo("unknown");
        assertThat(TestApi.summary(work.path("reasons"), "reason")).containsExactly("paused", "stream_partial");
        assertThat(send("PUT", "/work/paused", "{\"paused\":false}").statusCode())
                .isEqualTo(200);
        assertThat(api.database.run("select name from ingest.connector where paused"))
                .containsExactly("resting");
        assertThat(api.database.run(ENTRIES))
                .containsExactly(
                        "connector.pause {\"connector\": \"work\"}", "connector.resume {\"connector\": \"work\"}");

        assertThat(send("PUT", "/absent/paused", "{\"paused\":true}").statusCode())
                .isEqualTo(404);
        assertThat(send("PUT", "/work/paused", "{\"paused\":\"true\"}").statusCode())
                .isEqualTo(400);
        assertThat(send("PUT", "/work/paused", "{\"paused\":true,\"token\":\"x\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(api.database.run(ENTRIES)).hasSize(2);
    }

    @Test
    void shouldNotPauseWhatCannotBeWrittenDown() throws Exception {
        api.database.run("revoke insert on admin.audit_entry from ocg_migrator");
        assertThat(send("PUT", "/work/paused", "{\"paused\":true}").statusCode())
                .isEqualTo(503);
        assertThat(read().get(2).path("paused").asBoolean()).isFalse();
    }

    private JsonNode read() throws Exception {
        HttpResponse<String> response = send("GET", "", null);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestApi.json(response.body()).path("connectors");
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body) throws Exception {
        return api.send(method, CONNECTORS + path, api.issuer.admin(), body);
    }
}
