package org.opencontextgraph.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import net.logstash.logback.encoder.LogstashEncoder;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.feed.JobId;

class JobIdOfThreadTest {
    @Test
    void shouldStandInTheLinesOfThreadsThatARunStartedUntilItEnds() throws Exception {
        // Given
        CompletableFuture<String> during = new CompletableFuture<>();
        CompletableFuture<String> after = new CompletableFuture<>();
        CountDownLatch ended = new CountDownLatch(1);

        // When
        try (var _ = JobId.begin("sweep/1")) {
            Thread.ofPlatform().start(() -> {
                during.completeAsync(JobIdOfThreadTest::line, Runnable::run);
                try {
                    ended.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                after.completeAsync(JobIdOfThreadTest::line, Runnable::run);
            });
            assertThat(idIn(during.get())).isEqualTo("sweep/1");
        }
        ended.countDown();

        // Then
        assertThat(idIn(after.get())).isEmpty();
        assertThat(idIn(line())).isEmpty();
    }

    private static String line() {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        LogstashEncoder encoder = JobIdOfThread.encoder();
        encoder.setContext(context);
        encoder.start();
        Logger logger = context.getLogger("a.test");
        return new String(
                encoder.encode(new LoggingEvent("", logger, Level.INFO, "said", null, null)), StandardCharsets.UTF_8);
    }

    private static String idIn(String line) throws IOException {
        JsonNode read = new ObjectMapper().readTree(line);
        assertThat(read.path("message").asText()).isEqualTo("said");
        return read.path("job_id").asText("");
    }
}
