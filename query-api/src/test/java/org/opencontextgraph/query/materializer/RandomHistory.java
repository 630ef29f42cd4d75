package org.opencontextgraph.query.materializer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.CutTiming;
import org.opencontextgraph.schema.message.Suspended;
import org.opencontextgraph.schema.message.Unit;

/** What happens at the gate: written into a topic, and kept as a plain map of what is to be seen. */
final class RandomHistory {
    enum Happening {
        PUBLISHED,
        PUBLISHED_AGAIN,
        SUSPENDED,
        RESUMED,
        WITHDRAWN
    }

    private final Random random;
    private final FakeTopic topic;
    private final Map<String, SpecificRecord> shown = new TreeMap<>();
    private final Map<String, SpecificRecord> hidden = new TreeMap<>();
    private final Map<Happening, Integer> happened = new EnumMap<>(Happening.class);
    private int rows;

    /** @param topic with three partitions */
    RandomHistory(Random random, FakeTopic topic) {
        this.random = random;
        this.topic = topic;
    }

    /** How often what happened so far. */
    Map<Happening, Integer> happened() {
        return happened;
    }

    PlainContext expected() {
        PlainContext expected = new PlainContext();
        shown.forEach((id, row) -> {
            switch (row) {
                case Unit unit -> expected.units.put(id, unit);
                case CutTiming timing -> expected.timings.put(id, timing);
                default -> throw new AssertionError(row);
            }
        });
        return expected;
    }

    void goOn(int times) {
        for (int i = 0; i < times; i++) {
            switch (random.nextInt(12)) {
                case 0, 1 -> happen(Happening.SUSPENDED, any(shown));
                case 2, 3 -> happen(Happening.RESUMED, any(hidden));
                case 4 -> happen(Happening.WITHDRAWN, any(random.nextBoolean() ? shown : hidden));
                case 5 -> happen(Happening.PUBLISHED_AGAIN, any(shown));
                default -> happen(Happening.PUBLISHED, "r" + rows++);
            }
        }
    }

    private void happen(Happening happening, @Nullable String id) {
        if (id == null) {
            return;
        }
        happened.merge(happening, 1, Integer::sum);
        switch (happening) {
            case PUBLISHED ->
                shown.put(
                        id,
                        random.nextInt(3) == 0 ? TestRows.randomTiming(id, random) : TestRows.randomUnit(id, random));
            case PUBLISHED_AGAIN -> {}
            case SUSPENDED -> hidden.put(id, shown.remove(id));
            case RESUMED -> shown.put(id, hidden.remove(id));
            case WITHDRAWN -> {
                shown.remove(id);
                hidden.remove(id);
            }
        }
        SpecificRecord message = switch (happening) {
            case SUSPENDED -> new Suspended(id);
            case WITHDRAWN -> null;
            case PUBLISHED, PUBLISHED_AGAIN, RESUMED -> shown.get(id);
        };
        topic.send(Math.floorMod(id.hashCode(), 3), id, message);
    }

    private @Nullable String any(Map<String, SpecificRecord> among) {
        return among.isEmpty() ? null : new ArrayList<>(among.keySet()).get(random.nextInt(among.size()));
    }
}
