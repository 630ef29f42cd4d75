package org.opencontextgraph.streams.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.message.*;

/**
 * Accounts that change hands while events, notes and clocks are on their way. In the end everything is as if each account had been
 * its last person's from the beginning, by what connectors and administrators said last, except that what was in another task once is not released again.
 */
class AttributionPropertyTest {
    private static final PersonalSettings SETTINGS =
            new PersonalSettings(Duration.ofMillis(50), Duration.ofMillis(20), Duration.ZERO, Set.of("end"), 6);
    private static final long END = 10_000;

    @Property(tries = 400)
    void shouldEndAsIfEveryAccountHadBeenItsLastPersonsFromTheBeginning(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 60) int size,
            @ForAll @IntRange(min = 0, max = 8) int moves,
            @ForAll @IntRange(min = 1, max = 60) int budget) {
        // Given
        List<SpecificRecord> history = history(random, size, moves);
        Street street = consenting(budget);
        // When
        for (SpecificRecord message : history) {
            street.send(message);
            street.run(random, random.nextInt(4));
        }
        street.runToTheEnd(random);
        // Then
        assertThat(street.all(AttributionPropertyTest::left)).isEmpty();
        Street plain = fromTheBeginning(history);
        assertThat(texts(street)).isEqualTo(texts(plain));
        assertThat(street.timelines()).isEqualTo(plain.timelines());
        assertThat(live(street)).as("what is live at the gate").isEqualTo(sent(street));
        assertThat(live(plain)).containsAll(live(street));
        Set<String> missing = new TreeSet<>(live(plain));
        missing.removeAll(live(street));
        assertThat(settled(street)).containsAll(missing);
    }

    static List<SpecificRecord> history(Random random, int size, int moves) {
        List<SpecificRecord> history = new ArrayList<>();
        Map<String, Acl> acls = new HashMap<>();
        Map<String, Set<String>> touched = new TreeMap<>();
        long clock = 1000;
        for (int i = 0; i < size; i++) {
            String account = "a" + random.nextInt(4);
            String resource = "r" + random.nextInt(4);
            Acl acl = acls.getOrDefault(resource, PersonalHouse.EVERYONE);
            history.add(new AccountEvent(
                    new TraceEvent(
                            "e" + i,
                            random.nextBoolean() ? "live" : "import",
                            resource,
                            account,
                            random.nextInt(4) == 0 ? null : "p" + random.nextInt(2),
                            random.nextInt(8) == 0 ? "end" : "step",
                            clock + 1 + random.nextInt(40),
                            (long) i),
                    acl));
            touched.computeIfAbsent(resource, r -> new TreeSet<>()).add(account);
            if (random.nextInt(3) == 0) {
                clock += random.nextInt(60);
                history.add(new Clock("live", 0, clock, null));
                history.add(new Clock("import", 0, clock, 30L));
            }
            if (random.nextInt(8) == 0) {
                Acl changed = new Acl(
                        random.nextBoolean() ? PermissionState.KNOWN : PermissionState.UNKNOWN,
                        List.of("everyone"),
                        acl.getRevision() + 1);
                acls.put(resource, changed);
                touched.get(resource).forEach(one -> history.add(new AccountNote(one, resource, changed)));
            }
        }
        history.add(new Clock("live", 0, END, null));
        history.add(new Clock("import", 0, END, 30L));
        for (int i = 0; i < moves; i++) {
            String account = "a" + random.nextInt(4);
            int kind = random.nextInt(14);
            SpecificRecord mapping = kind >= 12
                    ? new AccountLink(account, "")
                    : kind >= 8 ? new AccountLink(account, "p" + random.nextInt(3)) : mapping(account, kind, random);
            history.add(random.nextInt(history.size() + 1), mapping);
        }
        return history;
    }

    private static Account mapping(String account, int kind, Random random) {
        return kind == 0
                ? new Account(account, "provisional:" + account, Evidence.PROVISIONAL, false)
                : new Account(account, "p" + random.nextInt(3), Evidence.DIRECTORY, kind == 1);
    }

    static Street consenting(int budget) {
        Street street = new Street(2, SETTINGS, budget);
        List.of("p0", "p1", "p2").forEach(person -> street.send(new Consent(person, true, 0L)));
        street.runToTheEnd(new Random(0));
        return street;
    }

    private static Street fromTheBeginning(List<SpecificRecord> history) {
        Map<String, SpecificRecord> mappings = new TreeMap<>();
        for (SpecificRecord message : history) {
            if (message instanceof Account mapping) {
                mappings.put("mapping " + mapping.getAccount(), mapping);
            } else if (message instanceof AccountLink link) {
                mappings.put("link " + link.getAccount(), link);
            }
        }
        Street plain = consenting(20_000);
        Random random = new Random(0);
        mappings.values().forEach(plain::send);
        plain.runToTheEnd(random);
        history.stream()
                .filter(m -> !(m instanceof Account) && !(m instanceof AccountLink) && !(m instanceof Clock))
                .forEach(plain::send);
        plain.runToTheEnd(random);
        history.stream().filter(Clock.class::isInstance).forEach(plain::send);
        plain.runToTheEnd(random);
        return plain;
    }

    /** All tasks of all persons. */
    private static List<String> texts(Street street) {
        return street
                .all(house -> house.tasks.values().stream()
                        .map(task -> task.getPerson() + " " + task.getLane() + " " + task.getTask() + " "
                                + task.getProcess() + " "
                                + task.getSteps().stream()
                                        .map(TaskStep::getEvent)
                                        .toList())
                        .toList())
                .stream()
                .sorted()
                .toList();
    }

    /** Traces that are at the gate, by what it was told. */
    static Set<String> live(Street street) {
        Set<String> live = new TreeSet<>();
        street.all(house -> house.gate).forEach(message -> {
            switch (message) {
                case Trace trace -> live.add(trace.getPerson() + " " + trace.getTrace());
                case SuspendTrace it ->
                    live.remove(it.getTrace().getPerson() + " " + it.getTrace().getTrace());
                case ResumeTrace it ->
                    live.add(it.getTrace().getPerson() + " " + it.getTrace().getTrace());
                case RetractTrace it ->
                    live.remove(it.getTrace().getPerson() + " " + it.getTrace().getTrace());
                default -> {}
            }
        });
        return live;
    }

    /** The same by what persons are told. */
    static Set<String> sent(Street street) {
        return new TreeSet<>(street.all(house -> house.tasks.values().stream()
                .filter(task -> task.getSharing() == Sharing.SENT)
                .map(task -> task.getPerson() + " " + task.getTask())
                .toList()));
    }

    /** Tasks that were taken back, or of which something was in a closed task before. */
    private static Set<String> settled(Street street) {
        Set<String> settled = new HashSet<>();
        street.all(house -> house.gate).forEach(message -> {
            if (message instanceof RetractTrace it) {
                settled.add(it.getTrace().getPerson() + " " + it.getTrace().getTrace());
            }
        });
        street.all(house -> {
                    List<KeptTask> kept = new ArrayList<>();
                    house.books.closed().visit("", "\uffff", (key, task) -> kept.add(task));
                    return kept;
                })
                .forEach(kept -> {
                    if (new Task(kept).isSettled()) {
                        settled.add(kept.getTask().getPerson() + " "
                                + kept.getTask().getTask());
                    }
                });
        return settled;
    }

    /** What should not be there any more. */
    static List<String> left(PersonalHouse house) {
        List<String> left = new ArrayList<>();
        house.books.pending().visit("", "\uffff", (key, value) -> left.add("pending " + key));
        house.books.open().visit("", "\uffff", (key, value) -> left.add("open " + key));
        house.books.redo().visit("", "\uffff", (key, value) -> left.add("redo " + key));
        house.books.former().visit("", "\uffff", (key, value) -> left.add("former " + key));
        house.books.late().visit("", "\uffff", (key, value) -> left.add("late " + key));
        return left;
    }
}
