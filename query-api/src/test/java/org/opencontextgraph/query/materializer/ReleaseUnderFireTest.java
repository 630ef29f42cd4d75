package org.opencontextgraph.query.materializer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.query.testing.TestDatabase;
import org.opencontextgraph.schema.codec.MessageSerializer;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Unit;

/** Units come and are withdrawn while the materializer dies again and again; the tables are compared with a plain map. */
class ReleaseUnderFireTest {
    private static final MaterializerSettings SETTINGS =
            new MaterializerSettings("ocg.", "test", 20, Duration.ofMillis(2), Duration.ofMillis(5));
    private static final long WEEK = Instant.parse("2026-01-08T00:00:00Z").toEpochMilli();

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldEndWithExactlyTheUnitsThatWereNotWithdrawn(long seed) throws Exception {
        // Given
        Random random = new Random(seed);
        TestDatabase database = TestDatabase.migrated();
        FakeTopic topic = new FakeTopic(3, 11);
        Map<String, Unit> live = new TreeMap<>();
        for (int i = 0; i < 600; i++) {
            if (random.nextInt(4) == 0 && !live.isEmpty()) {
                List<String> ids = new ArrayList<>(live.keySet());
                String withdrawn = ids.get(random.nextInt(ids.size()));
                live.remove(withdrawn);
                topic.send(partition(withdrawn), withdrawn, null);
            } else {
                Unit unit = unit("u" + i, random);
                live.put(unit.getUnit(), unit);
                topic.send(partition(unit.getUnit()), unit.getUnit(), unit);
            }
        }
        String end = Long.toString(
                topic.ends().values().stream().mapToLong(Long::longValue).sum());

        // When
        int deaths = 0;
        while (!database.run("select coalesce(sum(next_offset), 0) from context.consumer_offset")
                .equals(List.of(end))) {
            int fatal = 1 + random.nextInt(8);
            deaths += live(topic, database, fatal, end) ? 1 : 0;
        }

        // Then
        assertThat(deaths).isGreaterThan(2);
        assertThat(database.run("select unit, scope, count, array_to_string(steps, ',') from context.release_unit"
                        + " order by unit"))
                .isEqualTo(live.values().stream()
                        .map(unit -> unit.getUnit() + " " + unit.getScope() + " " + unit.getCount() + " "
                                + String.join(",", unit.getSteps()))
                        .toList());
        assertThat(database.run("select coalesce(sum(occurrences), 0) from context.unit_edge"))
                .containsExactly(Long.toString(live.values().stream()
                        .mapToLong(unit -> unit.getCount() * (unit.getSteps().size() - 1))
                        .sum()));
    }

    /** One life; true if it was killed. */
    private static boolean live(FakeTopic topic, TestDatabase database, int fatal, String end) throws Exception {
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
                if (database.run("select coalesce(sum(next_offset), 0) from context.consumer_offset")
                        .equals(List.of(end))) {
                    return false;
                }
                Thread.sleep(3);
            }
            return true;
        }
    }

    private static int partition(String unit) {
        return Math.floorMod(unit.hashCode(), 3);
    }

    private static Unit unit(String id, Random random) {
        List<String> steps = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(5); i++) {
            steps.add("s" + random.nextInt(3));
        }
        String scope = random.nextBoolean() ? "everyone" : "group:crew";
        return new Unit(
                id,
                "live",
                0L,
                scope,
                "p",
                Level.L0,
                steps,
                true,
                true,
                5L + random.nextInt(5),
                "cut",
                WEEK,
                5,
                List.of(),
                null);
    }
}
