package org.opencontextgraph.query.materializer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.query.testing.TestDatabase;
import org.opencontextgraph.schema.codec.MessageSerializer;

/**
 * Units and timings come, are hidden, return and are withdrawn while the materializer dies again and again; the tables
 * are compared with a plain map.
 */
class ReleaseUnderFireTest {
    private static final MaterializerSettings SETTINGS = new MaterializerSettings(
            "ocg.", "test", 20, Duration.ofMillis(2), Duration.ofMillis(20), Duration.ofMillis(5));

    private final FakeTopic topic = new FakeTopic(3, 11);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldEndWithExactlyTheRowsThatAreToBeSeen(long seed) throws Exception {
        // Given
        Random random = new Random(seed);
        TestDatabase database = TestDatabase.migrated();
        RandomHistory history = new RandomHistory(random, topic);
        history.goOn(900);
        assertThat(history.happened())
                .hasSize(RandomHistory.Happening.values().length)
                .allSatisfy((_, times) -> assertThat(times).isGreaterThan(40));

        // When
        int deaths = 0;
        while (!topic.isReadBy(database, "context")) {
            deaths += live(database, 1 + random.nextInt(8)) ? 1 : 0;
        }

        // Then
        assertThat(deaths).isGreaterThan(2);
        history.expected().assertTablesOf(database);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldEndWithTheSameRowsWhenTheTablesAreEmptiedOnTheWay(long seed) throws Exception {
        // Given
        Random random = new Random(seed);
        TestDatabase database = TestDatabase.migrated();
        RandomHistory history = new RandomHistory(random, topic);
        history.goOn(300);

        // When: more comes, it dies, and somebody has the tables filled again, at any moment
        int deaths = 0;
        for (int round = 0; round < 6; round++) {
            history.goOn(40);
            Thread emptying = Thread.ofVirtual().start(() -> emptyAfter(random.nextInt(40), database));
            deaths += live(database, 1 + random.nextInt(60)) ? 1 : 0;
            emptying.join();
        }
        while (!topic.isReadBy(database, "context")) {
            deaths += live(database, 30) ? 1 : 0;
        }

        // Then
        assertThat(deaths).isPositive();
        history.expected().assertTablesOf(database);
    }

    private static void emptyAfter(int millis, TestDatabase database) {
        try {
            Thread.sleep(millis);
            ContextRebuild.begin(database.as(Role.MATERIALIZER));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** One life; true if it was killed. */
    private boolean live(TestDatabase database, int fatal) throws Exception {
        int[] moments = {0};
        var producer =
                new MockProducer<String, SpecificRecord>(true, null, new StringSerializer(), new MessageSerializer());
        try (Materializer materializer = new Materializer(
                new ReleaseTarget(),
                topic.source(),
                database.as(Role.MATERIALIZER),
                new DeadLetters(producer, "ocg."),
                SETTINGS,
                moment -> {
                    if (++moments[0] == fatal) {
                        throw new AssertionError("killed at " + moment);
                    }
                })) {
            materializer.start();
            while (materializer.isRunning()) {
                if (topic.isReadBy(database, "context")) {
                    return false;
                }
                Thread.sleep(3);
            }
            return true;
        }
    }
}
