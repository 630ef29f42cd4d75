package org.opencontextgraph.query.materializer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
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
import org.opencontextgraph.schema.message.CutTiming;
import org.opencontextgraph.schema.message.Suspended;
import org.opencontextgraph.schema.message.Unit;

/**
 * Units and timings come, are hidden, return and are withdrawn while the materializer dies again and again; the tables
 * are compared with a plain map.
 */
class ReleaseUnderFireTest {
    private static final MaterializerSettings SETTINGS =
            new MaterializerSettings("ocg.", "test", 20, Duration.ofMillis(2), Duration.ofMillis(5));

    private enum Happening {
        PUBLISHED,
        PUBLISHED_AGAIN,
        SUSPENDED,
        RESUMED,
        WITHDRAWN
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldEndWithExactlyTheRowsThatAreToBeSeen(long seed) throws Exception {
        // Given
        Random random = new Random(seed);
        TestDatabase database = TestDatabase.migrated();
        FakeTopic topic = new FakeTopic(3, 11);
        PlainContext expected = new PlainContext();
        Map<Happening, Integer> happened = happen(900, random, topic, expected);
        assertThat(happened)
                .hasSize(Happening.values().length)
                .allSatisfy((_, times) -> assertThat(times).isGreaterThan(40));
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
        expected.assertTablesOf(database);
    }

    /** Writes a random history into the topic, and what it comes to into {@code expected}. */
    private static Map<Happening, Integer> happen(int times, Random random, FakeTopic topic, PlainContext expected) {
        Map<Happening, Integer> happened = new EnumMap<>(Happening.class);
        Map<String, SpecificRecord> shown = new TreeMap<>();
        Map<String, SpecificRecord> hidden = new TreeMap<>();
        for (int i = 0; i < times; i++) {
            Happening happening = switch (random.nextInt(12)) {
                case 0, 1 -> Happening.SUSPENDED;
                case 2, 3 -> Happening.RESUMED;
                case 4 -> Happening.WITHDRAWN;
                case 5 -> Happening.PUBLISHED_AGAIN;
                default -> Happening.PUBLISHED;
            };
            Map<String, SpecificRecord> among = switch (happening) {
                case SUSPENDED, PUBLISHED_AGAIN -> shown;
                case RESUMED -> hidden;
                case PUBLISHED, WITHDRAWN -> random.nextBoolean() ? shown : hidden;
            };
            String id = happening == Happening.PUBLISHED ? "r" + i : any(among, random);
            if (id == null) {
                continue;
            }
            happened.merge(happening, 1, Integer::sum);
            switch (happening) {
                case PUBLISHED ->
                    shown.put(
                            id,
                            random.nextInt(3) == 0
                                    ? TestRows.randomTiming(id, random)
                                    : TestRows.randomUnit(id, random));
                case PUBLISHED_AGAIN -> {}
                case SUSPENDED -> hidden.put(id, shown.remove(id));
                case RESUMED -> shown.put(id, hidden.remove(id));
                case WITHDRAWN -> among.remove(id);
            }
            topic.send(
                    Math.floorMod(id.hashCode(), 3),
                    id,
                    switch (happening) {
                        case SUSPENDED -> new Suspended(id);
                        case WITHDRAWN -> null;
                        case PUBLISHED, PUBLISHED_AGAIN, RESUMED -> shown.get(id);
                    });
        }
        shown.forEach((id, row) -> {
            switch (row) {
                case Unit unit -> expected.units.put(id, unit);
                case CutTiming timing -> expected.timings.put(id, timing);
                default -> throw new AssertionError(row);
            }
        });
        return happened;
    }

    private static @org.jspecify.annotations.Nullable String any(Map<String, SpecificRecord> rows, Random random) {
        return rows.isEmpty() ? null : new ArrayList<>(rows.keySet()).get(random.nextInt(rows.size()));
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
}
