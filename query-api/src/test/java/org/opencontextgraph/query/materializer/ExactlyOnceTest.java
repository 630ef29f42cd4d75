package org.opencontextgraph.query.materializer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.query.testing.TestDatabase;
import org.opencontextgraph.schema.codec.MessageSerializer;
import org.opencontextgraph.schema.message.Clock;

/** The loop itself, over a table that would show any record that came twice. */
class ExactlyOnceTest {
    private static final int RECORDS = 2_000;
    private static final MaterializerSettings SETTINGS = new MaterializerSettings(
            "ocg.", "test", 40, Duration.ofMillis(2), Duration.ofMillis(20), Duration.ofMillis(5));

    private TestDatabase database;
    private FakeTopic topic;

    @BeforeEach
    void fillTopic() throws SQLException {
        database = TestDatabase.migrated();
        CountingTarget.makeTable(database);
        topic = new FakeTopic(3, 17);
        for (int i = 0; i < RECORDS; i++) {
            topic.send(i % 3, "lane", new Clock("lane", 0, 1L, null));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldLoseAndDoubleNothingWhenItDiesAtThisMomentEveryTime(Moment deadly) throws Exception {
        // Given: each life ends when the moment has come for the third time
        int lives = 0;

        // When
        while (!isComplete() && lives++ < 200) {
            AtomicInteger left = new AtomicInteger(3);
            live(
                    moment -> {
                        if (moment == deadly && left.decrementAndGet() == 0) {
                            throw new Death();
                        }
                    },
                    Duration.ofSeconds(20));
        }

        // Then
        assertThat(lives).isGreaterThan(5);
        assertEachRecordOnce();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldLoseAndDoubleNothingWhenItFailsAndDiesAtRandom(long seed) throws Exception {
        // Given: at any moment it may die, or only fail and go on
        Random random = new Random(seed);

        // When
        for (int lives = 0; !isComplete() && lives < 300; lives++) {
            live(
                    moment -> {
                        switch (random.nextInt(60)) {
                            case 0 -> throw new Death();
                            case 1, 2, 3 -> throw new IllegalStateException("a failure at " + moment);
                            default -> {}
                        }
                    },
                    Duration.ofMillis(50 + random.nextInt(400)));
        }

        // Then
        assertEachRecordOnce();
    }

    @Test
    void shouldLoseAndDoubleNothingWhenItsConnectionsAreCut() throws Exception {
        // Given
        try (Materializer materializer = materializer(Moment.Witness.NONE)) {
            materializer.start();

            // When
            for (int i = 0; i < 1_000 && !isComplete(); i++) {
                database.run("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where application_name = 'victim' and datname = current_database()");
                Thread.sleep(15);
            }
        }

        // Then
        assertEachRecordOnce();
    }

    @Test
    void shouldLoseAndDoubleNothingWhenSeveralRunAtOnce() throws Exception {
        // Given
        List<Materializer> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(materializer(Moment.Witness.NONE));
        }

        // When
        all.forEach(Materializer::start);
        for (int i = 0; i < 1_000 && !isComplete(); i++) {
            Thread.sleep(20);
        }
        all.forEach(Materializer::close);

        // Then
        assertEachRecordOnce();
    }

    @Test
    void shouldStopInTimeWhileTheDatabaseHangs() throws Exception {
        // Given: somebody else holds the offsets' rows
        try (var blocker = database.admin().getConnection();
                var statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("lock table trace.seen");
            Materializer materializer = materializer(Moment.Witness.NONE);
            materializer.start();
            Thread.sleep(300);

            // When
            long before = System.nanoTime();
            materializer.close();

            // Then
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
            assertThat(materializer.isRunning()).isFalse();
        }
    }

    /** Ends a thread as a kill would: nothing of ours runs after it but the server's rollback. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    private void live(Moment.Witness witness, Duration atMost) throws Exception {
        try (Materializer materializer = materializer(witness)) {
            materializer.start();
            long end = System.nanoTime() + atMost.toNanos();
            while (materializer.isRunning() && System.nanoTime() < end && !isComplete()) {
                Thread.sleep(5);
            }
        }
    }

    private Materializer materializer(Moment.Witness witness) {
        var producer =
                new MockProducer<String, SpecificRecord>(true, null, new StringSerializer(), new MessageSerializer());
        return new Materializer(
                new CountingTarget(),
                topic.source(),
                database.as(Role.MATERIALIZER_TRACE),
                new DeadLetters(producer, "ocg."),
                SETTINGS,
                witness);
    }

    private boolean isComplete() throws SQLException {
        long end = topic.ends().values().stream().mapToLong(Long::longValue).sum();
        return database.run("select coalesce(sum(next_offset), 0) from trace.consumer_offset")
                .equals(List.of(Long.toString(end)));
    }

    private void assertEachRecordOnce() throws SQLException {
        assertThat(isComplete()).isTrue();
        assertThat(database.run("select count(*), count(distinct (partition, place)) from trace.seen"))
                .containsExactly(RECORDS + " " + RECORDS);
    }
}
