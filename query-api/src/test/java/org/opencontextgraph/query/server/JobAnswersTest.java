package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobAnswersTest {
    private static final String JOBS = "/api/v1/admin/jobs";
    private static final String DUE =
            "select name from ingest.job_schedule where next_run <= clock_timestamp() order by name";

    private TestApi api;

    @BeforeEach
    void start() throws IOException, SQLException {
        api = TestApi.gated();
        api.database.run("insert into ingest.job_schedule values"
                + " ('sweep', '0 0 3 * * *', '2100-01-02T03:00:00Z', true),"
                + " ('sync_permissions(deck)', '0 */5 * * * *', '2100-01-01T00:05:00Z', true),"
                + " ('turned_off', '0 0 * * * *', '2100-01-01T00:00:00Z', false);"
                + "insert into ingest.job_run select 'r-' || n, 'sweep', timestamptz '2026-03-01T03:00:00Z' + n * interval '1 day',"
                + " timestamptz '2026-03-01T03:00:02Z' + n * interval '1 day', 'done', 1 from generate_series(1, 12) n;"
                + "insert into ingest.job_run values"
                + " ('f', 'sync_permissions(deck)', '2026-03-01T00:00:00Z', '2026-03-01T00:00:09Z', 'failed', 3),"
                + " ('w', 'sync_permissions(deck)', '2026-03-01T00:05:00Z', null, null, 1),"
                + " ('c', 'turned_off', '2026-03-01T00:00:00Z', '2026-03-01T00:00:09Z', 'cancelled', 1),"
                + " ('l', 'turned_off', '2026-02-01T00:00:00Z', '2026-02-01T00:00:09Z', 'lost', 1)");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldTellWhenJobsAreDueAndHowTheyWent() throws Exception {
        JsonNode jobs = TestApi.json(send("GET", "").body()).path("jobs");

        assertThat(TestApi.summary(jobs, "job", "schedule", "next_due", "enabled"))
                .containsExactly(
                        "sweep 0 0 3 * * * 2100-01-02T03:00:00Z true",
                        "sync_permissions(deck) 0 */5 * * * * 2100-01-01T00:05:00Z true",
                        "turned_off 0 0 * * * * 2100-01-01T00:00:00Z false");
        assertThat(TestApi.summary(jobs.get(0).path("last_runs"), "id"))
                .containsExactly("r-12", "r-11", "r-10", "r-9", "r-8", "r-7", "r-6", "r-5", "r-4", "r-3");
        assertThat(jobs.get(1).path("last_runs").toString())
                .isEqualTo("[{\"id\":\"w\",\"started\":\"2026-03-01T00:05:00Z\",\"finished\":null,\"outcome\":null,"
                        + "\"attempts\":1},{\"id\":\"f\",\"started\":\"2026-03-01T00:00:00Z\","
                        + "\"finished\":\"2026-03-01T00:00:09Z\",\"outcome\":\"failed\",\"attempts\":3}]");
        assertThat(TestApi.summary(jobs.get(2).path("last_runs"), "id", "outcome"))
                .containsExactly("c cancelled", "l failed");
    }

    @Test
    void shouldMakeAJobDueAndWriteItDown() throws Exception {
        HttpResponse<String> due = send("POST", "/sync_permissions(deck)/run");
        assertThat(due.statusCode()).isEqualTo(202);
        assertThat(due.body()).isEqualTo("{\"job\":\"sync_permissions(deck)\",\"due\":true}");
        assertThat(api.database.run(DUE)).containsExactly("sync_permissions(deck)");
        assertThat(api.database.run("select action, details from admin.audit_entry"))
                .containsExactly("job.run {\"job\": \"sync_permissions(deck)\"}");

        assertThat(send("POST", "/absent/run").statusCode()).isEqualTo(404);
        assertThat(send("POST", "/turned_off/run").statusCode()).isEqualTo(409);
        assertThat(send("POST", "/a%00b/run").statusCode()).isEqualTo(400);
        assertThat(api.database.run("select 1 from admin.audit_entry")).hasSize(1);
        assertThat(api.database.run(DUE)).hasSize(1);
    }

    @Test
    void shouldNotRunWhatCannotBeWrittenDown() throws Exception {
        api.database.run("revoke insert on admin.audit_entry from ocg_migrator");
        assertThat(send("POST", "/sweep/run").statusCode()).isEqualTo(503);
        assertThat(api.database.run(DUE)).isEmpty();
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        return api.send(method, JOBS + path, api.issuer.admin(), null);
    }
}
