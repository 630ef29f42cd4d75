package org.opencontextgraph.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.feed.Cursors;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.ingest.feed.TestBroker;
import org.opencontextgraph.ingest.feed.TopicWriter;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Cursor;
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

    @Test
    void shouldWaitForAConnectorUnlessItIsPaused() throws Exception {
        // Given one that was read an hour ago
        FeedSettings settings = TestBroker.newTopics("paused-connector.");
        try (TopicWriter writer = TopicWriter.open(settings, "work.issues")) {
            writer.begin();
            writer.send(
                    Topics.CURSOR,
                    Cursors.key("work", "issues"),
                    new Cursor("work", "issues", "", NOW.minusSeconds(3600).toEpochMilli(), false, "", "live"));
            writer.commit();
        }

        // When
        try (AggregateContextGraph job = job(settings, InstantSource.fixed(NOW))) {
            job.run();
        }
        try (AggregateContextGraph job = job(settings, InstantSource.fixed(NOW), Set.of("work"))) {
            job.run();
        }

        // Then
        assertThat(said(settings, 0)).containsExactly(NOW.minusSeconds(7200), NOW.minusSeconds(3600));
    }

    private static AggregateContextGraph job(FeedSettings settings, InstantSource clock) {
        return job(settings, clock, Set.of());
    }

    private static AggregateContextGraph job(FeedSettings settings, InstantSource clock, Set<String> paused) {
        return new AggregateContextGraph(settings, Duration.ofHours(1), "*/5 * * * * ?", () -> paused, clock);
    }

    private static List<Instant> said(FeedSettings settings, int partition) {
        return TestBroker.committed(settings, Topics.TRACE_EVENT).stream()
                .filter(it -> it.partition() == partition)
                .map(it -> Instant.ofEpochMilli(((Clock) it.value()).getThrough()))
                .toList();
    }
}
