package org.opencontextgraph.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencontextgraph.ingest.job.JobWorld.patiently;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.job.JobQueue.Taken;

class JobQueueTest {
    private static final Duration RECLAIM_AFTER = Duration.ofMillis(500);
    private static final List<Lane> TOOLS = List.of(Lane.TOOLS);

    @Test
    void shouldLeaveAnEntryToItsWorkerForAsLongAsThatKeepsItAndNotLetItBeTakenBack() throws Exception {
        try (TestBackends backends = TestBackends.start();
                JobQueue one = new JobQueue(backends.redis(), "test:");
                JobQueue other = new JobQueue(backends.redis(), "test:")) {
            // Given
            one.add(Lane.TOOLS, "long");
            Taken taken = patiently()
                    .until(() -> take(one, "one"), Optional::isPresent)
                    .orElseThrow();

            // When its worker keeps it for much longer than an entry is left alone
            for (int i = 0; i < 20; i++) {
                Thread.sleep(100);
                assertThat(one.keep("one", List.of(taken))).containsExactly(taken);
                assertThat(take(other, "other")).isEmpty();
            }

            // And then no more
            patiently().until(() -> take(other, "other"), Optional::isPresent);

            // Then it notices, and leaves it to the other one
            assertThat(one.keep("one", List.of(taken))).isEmpty();
            assertThat(other.keep("other", List.of(taken))).containsExactly(taken);

            // When Redis loses everything
            backends.tellRedis(redis -> redis.flushall());

            // Then
            assertThat(other.keep("other", List.of(taken))).isEmpty();
            assertThat(take(other, "other")).isEmpty();
            assertThat(one.waiting(Lane.TOOLS)).isZero();
        }
    }

    private static Optional<Taken> take(JobQueue queue, String worker) {
        return queue.take(worker, TOOLS, RECLAIM_AFTER, Duration.ofMillis(10));
    }
}
