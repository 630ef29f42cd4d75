package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.database.Role;

class ImportAnswersTest {
    private static final String ADMIN = "/api/v1/admin";

    private TestApi api;

    @BeforeEach
    void start() throws IOException, SQLException {
        api = TestApi.gated();
        api.database.run("insert into ingest.import (lane, connector, process, begun, continued, finished, events_read,"
                + " events_refused, consent, readers, labels) values"
                + " ('l-1', 'file', 'claims', '2026-03-01T00:00:00Z', null, '2026-03-01T00:01:00Z', 8577, 3, 'ALL',"
                + " 'group:Crew', '{close,open}'),"
                + " ('l-2', 'file', 'orders', '2026-03-02T00:00:00Z', '2026-03-03T00:00:00Z', null, 999, 0, 'NONE',"
                + " 'UNKNOWN', '{}'),"
                + " ('l-3', 'simulated', null, '2026-03-04T00:00:00Z', null, null, null, null, 'EACH', 'EACH', '{a.b.c}');"
                + "insert into context.lane (lane, sender, through, closed, senders) values"
                + " ('l-1', 0, '2026-01-01T00:00:00Z', true, 1), ('l-2', 0, '2026-01-01T00:00:00Z', false, 1)");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldTellWhatWasImportedAndOnWhoseWord() throws Exception {
        JsonNode first = read("/imports?limit=2");
        JsonNode second =
                read("/imports?limit=2&cursor=" + first.path("next_cursor").asText());

        assertThat(first.path("imports").toString())
                .isEqualTo("[{\"import\":\"l-3\",\"connector\":\"simulated\",\"process\":null,"
                        + "\"begun\":\"2026-03-04T00:00:00Z\",\"continued\":null,\"finished\":null,\"visible\":false,"
                        + "\"events_read\":null,\"events_refused\":null,\"consent\":\"each\",\"readers\":\"each\","
                        + "\"registered_labels\":1},"
                        + "{\"import\":\"l-2\",\"connector\":\"file\",\"process\":\"orders\","
                        + "\"begun\":\"2026-03-02T00:00:00Z\",\"continued\":\"2026-03-03T00:00:00Z\",\"finished\":null,"
                        + "\"visible\":false,\"events_read\":0,\"events_refused\":0,\"consent\":\"none\","
                        + "\"readers\":\"unknown\",\"registered_labels\":0}]");
        assertThat(second.path("imports").toString())
                .isEqualTo("[{\"import\":\"l-1\",\"connector\":\"file\",\"process\":\"claims\","
                        + "\"begun\":\"2026-03-01T00:00:00Z\",\"continued\":null,\"finished\":\"2026-03-01T00:01:00Z\","
                        + "\"visible\":true,\"events_read\":8000,\"events_refused\":3,\"consent\":\"all\","
                        + "\"readers\":\"group:Crew\",\"registered_labels\":2}]");
        assertThat(second.path("next_cursor").isNull()).isTrue();
        assertThat(TestApi.summary(read("/imports?process_key=orders").path("imports"), "import"))
                .containsExactly("l-2");
    }

    @Test
    void shouldTellTheRegisteredLabels() throws Exception {
        assertThat(TestApi.summary(
                        read("/vocabulary").path("vocabularies"), "import", "connector", "process", "labels"))
                .containsExactly("l-3 simulated null a.b.c", "l-2 file orders ", "l-1 file claims close,open");
        assertThat(TestApi.summary(read("/vocabulary?process_key=claims").path("vocabularies"), "import"))
                .containsExactly("l-1");
        // a cursor is good for its own list
        String cursor = read("/imports?limit=1").path("next_cursor").asText();
        assertThat(get("/vocabulary?cursor=" + cursor).statusCode()).isEqualTo(400);
        assertThat(get("/imports?process_key=claims&cursor=" + cursor).statusCode())
                .isEqualTo(400);
    }

    /** The exact number of events, less those released, is what is withheld. */
    @Test
    void shouldNotLetTheApiKnowHowManyEventsExactly() throws Exception {
        try (var connection = api.database.as(Role.API).getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "select has_schema_privilege('ingest', 'usage'), events_read from admin.import where lane = 'l-1'")) {
            found.next();
            assertThat(found.getBoolean(1)).isFalse();
            assertThat(found.getLong(2)).isEqualTo(8000);
        }
    }

    private JsonNode read(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestApi.json(response.body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return api.get(ADMIN + path, api.issuer.admin());
    }
}
