package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.trace.ReadableSpan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.query.testing.RecordedSpans;

class SpansTest {
    @Test
    void shouldNameTheStepsOfAnAnswerAndNothingThatIsInIt() throws Exception {
        try (RecordedSpans spans = RecordedSpans.start();
                TestApi api = TestApi.gated()) {
            // Given
            api.release(TestUnit.of("everyone", 5, "a", "b"));

            // When
            api.read("/api/v1/analytics/processes/p/variants");
            api.suggest("p", List.of("a"));

            // Then
            assertThat(spans.ended())
                    .extracting(ReadableSpan::getName)
                    .containsExactly(
                            "auth.resolve_principals",
                            "auth.resolve_person",
                            "perm.filter.aggregate",
                            "db.query.context_release",
                            "auth.resolve_person",
                            "perm.filter.aggregate",
                            "db.query.context_variants",
                            "auth.resolve_principals",
                            "auth.resolve_person",
                            "perm.filter.aggregate",
                            "db.query.context_units");
            assertThat(spans.ended())
                    .allMatch(span -> span.toSpanData().getAttributes().isEmpty());
        }
    }

    @Test
    void shouldNameWhatAdministratorsLookAt() throws Exception {
        try (RecordedSpans spans = RecordedSpans.start();
                TestApi api = TestApi.gated()) {
            for (String list : List.of(
                    "audit",
                    "jobs",
                    "connectors",
                    "imports",
                    "vocabulary",
                    "audiences",
                    "unknown-acls",
                    "connector-kinds")) {
                assertThat(api.get("/api/v1/admin/" + list, api.issuer.admin()).statusCode())
                        .as(list)
                        .isEqualTo(200);
            }
            api.send("POST", "/api/v1/admin/jobs/absent/run", api.issuer.admin(), null);
            api.send("PUT", "/api/v1/admin/connectors/absent/paused", api.issuer.admin(), "{\"paused\":true}");
            api.send("DELETE", "/api/v1/admin/connectors/absent", api.issuer.admin(), null);

            assertThat(spans.ended())
                    .extracting(ReadableSpan::getName)
                    .filteredOn(name -> name.startsWith("db."))
                    .containsExactly(
                            "db.query.audit_log",
                            "db.query.jobs",
                            "db.query.connectors",
                            "db.query.imports",
                            "db.query.imports",
                            "db.query.audiences",
                            "db.query.unknown_acls",
                            "db.query.connector_kinds",
                            "db.upsert.job_schedule",
                            "db.upsert.connector",
                            "db.upsert.connector");
            assertThat(spans.ended())
                    .allMatch(span -> span.toSpanData().getAttributes().isEmpty());
        }
    }
}
