package org.opencontextgraph.streams.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.Consent;
import org.opencontextgraph.schema.message.PersonalEvent;
import org.opencontextgraph.schema.message.Trace;

class ClusteringPropertyTest {
    private static final String LANE = "import";
    private static final long IDLE = 50;

    /** Whatever the order of arrival before the clock, wherever the clocks fall, however small the budget. */
    @Property(tries = 300)
    void shouldGiveTheTasksOfAPlainBatchComputation(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 120) int size,
            @ForAll @IntRange(min = 1, max = 200) int budget,
            @ForAll @IntRange(min = 1, max = 12) int mostSteps) {
        // Given
        List<PersonalEvent> events = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            events.add(PersonalHouse.event(
                    LANE,
                    "person" + random.nextInt(3),
                    "case" + random.nextInt(4),
                    "step" + random.nextInt(3),
                    1000 + random.nextInt(600),
                    i,
                    PersonalHouse.EVERYONE));
        }
        List<String> expected = batch(events, mostSteps);
        // When
        PersonalHouse house = new PersonalHouse(PersonalHouse.capped(mostSteps), budget, 1);
        for (int p = 0; p < 3; p++) {
            house.tell(new Consent("person" + p, true, 0L));
        }
        long clock = 1000;
        while (!events.isEmpty()) {
            long until = clock + 1 + random.nextInt(300);
            List<PersonalEvent> now = new ArrayList<>(
                    events.stream().filter(e -> e.getEvent().getTime() <= until).toList());
            events.removeAll(now);
            Collections.shuffle(now, random);
            now.forEach(house::tell);
            house.tell(new Clock(LANE, 0, until, IDLE));
            clock = until;
        }
        house.tell(new Close(LANE, 0, IDLE));
        // Then
        assertThat(house.traces())
                .extracting(ClusteringPropertyTest::text)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(house.lastToGate()).isInstanceOf(Close.class);
        assertThat(house.books.pending().visit("", "\uffff", (k, v) -> false))
                .as("nothing pending")
                .isTrue();
        assertThat(house.books.open().visit("", "\uffff", (k, v) -> false))
                .as("nothing open")
                .isTrue();
    }

    private static List<String> batch(List<PersonalEvent> events, int mostSteps) {
        Map<String, List<PersonalEvent>> byCase = new HashMap<>();
        events.stream()
                .sorted(Comparator.comparingLong(
                                (PersonalEvent e) -> e.getEvent().getTime())
                        .thenComparingLong(e -> e.getEvent().getSequence()))
                .forEach(
                        e -> byCase.computeIfAbsent(e.getPerson() + e.getEvent().getResource(), k -> new ArrayList<>())
                                .add(e));
        List<String> tasks = new ArrayList<>();
        for (List<PersonalEvent> all : byCase.values()) {
            StringBuilder task = new StringBuilder();
            long last = all.getFirst().getEvent().getTime();
            int steps = 0;
            for (PersonalEvent e : all) {
                if (e.getEvent().getTime() - last > IDLE || steps == mostSteps) {
                    steps = 0;
                    tasks.add(task.toString());
                    task.setLength(0);
                }
                last = e.getEvent().getTime();
                steps++;
                task.append(e.getPerson())
                        .append(e.getEvent().getStep())
                        .append('@')
                        .append(last)
                        .append(' ');
            }
            tasks.add(task.toString());
        }
        return tasks;
    }

    private static String text(Trace trace) {
        StringBuilder task = new StringBuilder();
        for (int i = 0; i < trace.getSteps().size(); i++) {
            task.append(trace.getPerson())
                    .append(trace.getSteps().get(i))
                    .append('@')
                    .append(trace.getTimes().get(i))
                    .append(' ');
        }
        return task.toString();
    }
}
