package org.opencontextgraph.streams.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.message.*;

/** People who correct their tasks while events, readers, accounts and clocks are on their way. */
class CorrectionPropertyTest {
    /** Whatever they say and whenever: nothing of it is at the gate, nothing is lost, nothing is there twice. */
    @Property(tries = 400)
    void shouldKeepTheirWordInAnyOrder(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 60) int size,
            @ForAll @IntRange(min = 0, max = 4) int moves,
            @ForAll @IntRange(min = 1, max = 60) int budget) {
        // Given
        List<SpecificRecord> history = AttributionPropertyTest.history(random, size, moves);
        Street street = AttributionPropertyTest.consenting(budget);
        Words words = new Words();
        // When
        for (SpecificRecord message : history) {
            street.send(message);
            street.run(random, random.nextInt(4));
            if (random.nextInt(6) == 0) {
                correct(street, words, random);
            }
        }
        street.runToTheEnd(random);
        correct(street, words, random);
        street.runToTheEnd(random);
        // Then
        assertThat(street.all(AttributionPropertyTest::left)).isEmpty();
        assertThat(AttributionPropertyTest.live(street)).isEqualTo(AttributionPropertyTest.sent(street));
        assertThat(eventsOfTasks(street)).doesNotHaveDuplicates();
        assertThat(eventsOfTasks(street)).containsExactlyInAnyOrderElementsOf(street.timelines());
        Map<String, String> pins = pins(street);
        for (PersonalTask task : tasks(street).values()) {
            assertThat(isShared(task) && !Collections.disjoint(corrected(words, task.getPerson()), Words.events(task)))
                    .as("%s is shared", task)
                    .isFalse();
            for (String event : Words.events(task)) {
                String pin = pins.get(task.getPerson() + " " + event);
                assertThat(pin == null || pin.equals(task.getTask())).as(event).isTrue();
            }
        }
    }

    /** When each word is heard before the next is said, every task is what its person made of it, and no other one is touched. */
    @Property(tries = 200)
    void shouldMakeTasksWhatTheirPersonsSayAndTouchNoOther(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 60) int size,
            @ForAll @IntRange(min = 1, max = 60) int budget) {
        // Given
        List<SpecificRecord> history = AttributionPropertyTest.history(random, size, 0);
        Street street = AttributionPropertyTest.consenting(budget);
        Street plain = AttributionPropertyTest.consenting(budget);
        for (int account = 0; account < 4; account++) {
            Account mapping = new Account("a" + account, "p" + account % 2, Evidence.DIRECTORY, false);
            history.addFirst(mapping);
        }
        Words words = new Words();
        // When
        for (SpecificRecord message : history) {
            street.send(message);
            street.runToTheEnd(random);
            plain.send(message);
            plain.runToTheEnd(random);
            if (random.nextInt(6) == 0) {
                correct(street, words, random);
                street.runToTheEnd(random);
            }
        }
        // Then
        Map<String, PersonalTask> tasks = tasks(street);
        Set<String> corrected = new HashSet<>();
        words.last().forEach((key, said) -> {
            corrected.addAll(said.getEvents());
            assertThat(Words.events(Objects.requireNonNull(tasks.get(key))))
                    .containsExactlyInAnyOrderElementsOf(said.getEvents());
        });
        tasks(plain).forEach((key, task) -> {
            if (Words.events(task).stream().noneMatch(corrected::contains)) {
                assertThat(tasks.get(key)).isEqualTo(task);
            }
        });
        assertThat(tasks.values().stream().filter(CorrectionPropertyTest::isShared))
                .isSubsetOf(tasks(plain).values());

        // And when everything is read once more from the beginning
        Street again = AttributionPropertyTest.consenting(budget);
        words.last().values().forEach(again::send);
        again.runToTheEnd(random);
        history.forEach(again::send);
        again.runToTheEnd(random);
        Map<String, PersonalTask> made = tasks(again);
        words.last().forEach((key, said) -> {
            if (said.getPinned()) {
                assertThat(Words.events(Objects.requireNonNull(made.get(key))))
                        .containsExactlyInAnyOrderElementsOf(said.getEvents());
            }
        });
        assertThat(made.values().stream().filter(CorrectionPropertyTest::isShared))
                .allMatch(task -> Collections.disjoint(Words.events(task), corrected));
    }

    /** Into which task each event was put, as far as its person's word was heard. */
    private static Map<String, String> pins(Street street) {
        Map<String, String> pins = new TreeMap<>();
        street.all(house -> {
            house.books.corrected().visit("event", "event\uffff", (key, word) -> {
                if (word.getPinned()) {
                    pins.put(
                            PersonalKeys.part(key, 1) + " " + PersonalKeys.part(key, 2),
                            word.getTask().getTask());
                }
                return true;
            });
            return List.of();
        });
        return pins;
    }

    private static boolean isShared(PersonalTask task) {
        return task.getSharing() == Sharing.SENT || task.getSharing() == Sharing.SUSPENDED;
    }

    /** Somebody says something of what they see just now. */
    private static void correct(Street street, Words words, Random random) {
        List<PersonalTask> all = List.copyOf(tasks(street).values());
        if (all.isEmpty()) {
            return;
        }
        PersonalTask task = all.get(random.nextInt(all.size()));
        List<PersonalTask> others = all.stream()
                .filter(other -> other.getPerson().equals(task.getPerson())
                        && other.getLane().equals(task.getLane())
                        && !other.getTask().equals(task.getTask()))
                .toList();
        int steps = task.getSteps().size();
        List<Words.Said> said = switch (random.nextInt(3)) {
            case 0 -> words.exclude(task);
            case 1 -> steps < 2 ? List.of() : words.split(task, 1 + random.nextInt(steps - 1));
            default -> others.isEmpty() ? List.of() : words.merge(task, others.get(random.nextInt(others.size())));
        };
        said.forEach(street::send);
    }

    private static Map<String, PersonalTask> tasks(Street street) {
        Map<String, PersonalTask> tasks = new TreeMap<>();
        street.all(house -> List.copyOf(house.tasks.values()))
                .forEach(task -> tasks.put(task.getPerson() + "|" + task.getTask(), task));
        return tasks;
    }

    private static List<String> eventsOfTasks(Street street) {
        List<String> events = new ArrayList<>();
        tasks(street)
                .values()
                .forEach(task -> Words.events(task).forEach(event -> events.add(task.getPerson() + " " + event)));
        return events;
    }

    private static Set<String> corrected(Words words, String person) {
        Set<String> corrected = new TreeSet<>();
        words.last().values().stream()
                .filter(said -> said.getPerson().equals(person))
                .forEach(said -> corrected.addAll(said.getEvents()));
        return corrected;
    }
}
