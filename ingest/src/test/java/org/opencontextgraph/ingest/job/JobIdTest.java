package org.opencontextgraph.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencontextgraph.database.jooq.ingest.Tables.JOB_RUN;
import static org.opencontextgraph.ingest.job.JobWorld.patiently;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.ReadableSpan;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.feed.JobId;
import org.opencontextgraph.ingest.feed.RecordedSpans;
import org.opencontextgraph.ingest.feed.Spans;
import org.slf4j.MDC;

class JobIdTest {
    @Test
    void shouldStandInLogLinesAndSpansOfARunAlsoInThreadsThatItStarts() throws Exception {
        Map<String, String> seen = new ConcurrentHashMap<>();
        Job job = PlainJob.of("traced", () -> {
            seen.put("log", String.valueOf(MDC.get("job_id")));
            Spans.in("connector.fetch", () -> "");
            Thread platform = Thread.ofPlatform().start(() -> Spans.in("normalize.map_event", () -> ""));
            Thread virtual = Thread.ofVirtual()
                    .start(() -> seen.put("virtual", JobId.current().orElse("")));
            platform.join();
            virtual.join();
        });
        try (RecordedSpans spans = RecordedSpans.start();
                TestBackends backends = TestBackends.start();
                JobWorld world = new JobWorld(backends)) {
            // Given
            world.scheduler(job);
            world.worker(job);

            // When
            world.makeDue("traced");
            patiently().until(() -> world.runs("traced", Outcome.DONE) == 1);

            // Then
            String id = Objects.requireNonNull(world.sql.selectFrom(JOB_RUN).fetchSingle(JOB_RUN.ID));
            assertThat(id).startsWith("traced/");
            assertThat(seen).containsOnly(Map.entry("log", id), Map.entry("virtual", id));
            assertThat(spans.ended())
                    .extracting(ReadableSpan::getName)
                    .containsExactlyElementsOf(List.of("connector.fetch", "normalize.map_event"));
            assertThat(spans.ended()).allMatch(span -> id.equals(span.getAttribute(AttributeKey.stringKey("job_id"))));
        }
    }
}
