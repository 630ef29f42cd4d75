package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnknownAclAnswersTest {
    private static final String UNKNOWN = "/api/v1/admin/unknown-acls";

    private TestApi api;

    @BeforeEach
    void start() throws IOException, SQLException {
        api = TestApi.gated();
        api.database.run(
                "insert into ingest.resource_acl values"
                        + " ('d:1', 'deck', '{everyone}', 7, '2026-03-05T00:00:00Z', null, 7),"
                        + " ('d:2', 'deck', '{everyone}', 7, '2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z', 7),"
                        + " ('d:3', 'deck', '{}', 7, '2026-03-03T00:00:00Z', '2026-03-03T00:00:00Z', 7),"
                        + " ('d:4', 'deck', '{}', 7, '2025-03-03T00:00:00Z', '2025-03-03T00:00:00Z', 7),"
                        + " ('t:1', 'tracker', '{everyone}', 7, '2026-03-05T00:00:00Z', null, 7);"
                        + "insert into ingest.permission_run values"
                        + " ('deck', '2026-03-02T00:00:00Z', '2026-03-02T00:00:09Z', false, 'a page could not be read', 4, 2),"
                        + " ('deck', '2026-03-03T00:00:00Z', '2026-03-03T00:00:09Z', true, '', 4, 3),"
                        + " ('deck', '2026-03-05T00:00:00Z', '2026-03-05T00:00:09Z', true, '', 4, 3),"
                        + " ('chat', '2026-03-02T00:00:00Z', '2026-03-02T00:00:01Z', false, 'the tool could not be asked', 0, 0)");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldCountThemByToolAndSayHowTheLastRunWent() throws Exception {
        assertThat(read("").path("tools").toString())
                .isEqualTo("[{\"tool\":\"chat\",\"resources\":0,\"unknown\":0,\"last_run\":{"
                        + "\"started\":\"2026-03-02T00:00:00Z\",\"finished\":\"2026-03-02T00:00:01Z\","
                        + "\"complete\":false,\"verdict\":\"the tool could not be asked\"}},"
                        + "{\"tool\":\"deck\",\"resources\":4,\"unknown\":3,\"last_run\":{"
                        + "\"started\":\"2026-03-05T00:00:00Z\",\"finished\":\"2026-03-05T00:00:09Z\","
                        + "\"complete\":true,\"verdict\":null}},"
                        + "{\"tool\":\"tracker\",\"resources\":1,\"unknown\":0,\"last_run\":null}]");
        assertThat(TestApi.summary(read("?tool=deck").path("tools"), "tool")).containsExactly("deck");
    }

    @Test
    void shouldNameEachWithTheRunThatMadeItUnknown() throws Exception {
        JsonNode first = read("?limit=2");
        JsonNode second = read("?limit=2&cursor=" + first.path("next_cursor").asText());

        assertThat(TestApi.summary(first.path("resources"), "resource", "tool", "unknown_since", "checked", "why"))
                .containsExactly(
                        "d:2 deck 2026-03-02T00:00:00Z 2026-03-01T00:00:00Z a page could not be read",
                        "d:3 deck 2026-03-03T00:00:00Z 2026-03-03T00:00:00Z the tool does not say who may read it");
        assertThat(TestApi.summary(second.path("resources"), "resource", "why")).containsExactly("d:4 null");
        assertThat(second.path("next_cursor").isNull()).isTrue();
        assertThat(read("?tool=tracker").path("resources")).isEmpty();
    }

    @Test
    void shouldWriteDownThatTheyWereLookedAtOrShowNothing() throws Exception {
        read("?tool=deck");
        assertThat(api.database.run("select action, details from admin.audit_entry"))
                .containsExactly("unknown_acl.list {\"tool\": \"deck\"}");
        api.database.run("revoke insert on admin.audit_entry from ocg_migrator");
        HttpResponse<String> refused = get("");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).doesNotContain("d:2");
    }

    private JsonNode read(String query) throws Exception {
        HttpResponse<String> response = get(query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestApi.json(response.body());
    }

    private HttpResponse<String> get(String query) throws Exception {
        return api.get(UNKNOWN + query, api.issuer.admin());
    }
}
