package org.opencontextgraph.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.ingest.feed.TestBroker;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Sweep;
import org.opencontextgraph.schema.topic.Topics;

class ControlJobsTest {
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    @Test
    void shouldTellEveryPartitionTheTimeAndNeverGoBackWhicheverWorkerRunsIt() throws Exception {
        // Given two workers, and a wall clock that jumps back in between
        FeedSettings settings = TestBroker.newTopics("clock-job.");
        AtomicReference<Instant> wall = new AtomicReference<>(NOW);
        InstantSource clock = wall::get;
        try (AggregateContextGraph one = job(settings, clock);
                AggregateContextGraph other = job(settings, clock)) {
            // When
            one.run();
            wall.set(NOW.plusSeconds(10));
            other.run();
            wall.set(NOW.plusSeconds(5));
            one.run();
            wall.set(NOW.plusSeconds(20));
            one.run();
        }

        // Then
        for (int partition = 0; partition < TestBroker.PARTITIONS; partition++) {
            assertThat(said(settings, partition))
                    .containsExactly(NOW.minusSeconds(3600), NOW.minusSeconds(3590), NOW.minusSeconds(3580));
        }
    }

    @Test
    void shouldSweepEveryPartition() throws Exception {
        // Given
        FeedSettings settings = TestBroker.newTopics("sweep-job.");

        // When
        new SweepJob(settings, "0 17 3 * * ?", InstantSource.fixed(NOW)).run();

        // Then
        assertThat(TestBroker.committed(settings, Topics.TRACE))
                .hasSize(TestBroker.PARTITIONS)
                .allSatisfy(it -> assertThat(it.value()).isEqualTo(new Sweep(NOW.toEpochMilli())));
    }

    private static AggregateContextGraph job(FeedSettings settings, InstantSource clock) {
        return new AggregateContextGraph(settings, Duration.ofHours(1), "*/5 * * * * ?", clock);
    }

    private static List<Instant> said(FeedSettings settings, int partition) {
        return TestBroker.committed(settings, Topics.TRACE_EVENT).stream()
                .filter(it -> it.partition() == partition)
                .map(it -> Instant.ofEpochMilli(((Clock) it.value()).getThrough()))
                .toList();
    }
}
