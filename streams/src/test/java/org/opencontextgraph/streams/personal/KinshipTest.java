package org.opencontextgraph.streams.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.schema.message.*;

/** Persons who turn out to be one human. */
class KinshipTest {
    private static final List<String> PERSONS = List.of("ann", "ben", "eve", "zoe");

    private final Random random = new Random(7);
    private final Street street = new Street(3, PersonalSettings.DEFAULT, 20_000);

    @Test
    void shouldCountAsOneAtTheGateAndBeTwoAgain() {
        say("ann", true, 5);
        say("ben", true, 0);
        same("ann", "ben");
        assertThat(gate()).containsOnly(new MergePersons("ann", "ben"));

        street.notSame("ann");
        street.runToTheEnd(random);
        assertThat(gate().getLast()).isEqualTo(new UnmergePersons("ann"));
        assertThat(holds()).containsExactly("ann true 5", "ben true 0");
        street.all(house -> {
            house.books.kin().visit("", "\uffff", (key, word) -> {
                throw new AssertionError("left: " + key);
            });
            return List.of();
        });
    }

    @Test
    void shouldTakeBackWhatBothSharedWhenEitherOptsOut() {
        say("ann", true, 0);
        say("ben", true, 0);
        same("ann", "ben");

        say("ben", false, 9);
        assertThat(holds()).containsExactly("ann false 9", "ben false 9");
        assertThat(gate()).contains(new RetractPerson("ann"), new RetractPerson("ben"));

        // And the gate, which has forgotten that they are one, hears it again when they come back
        say("ben", true, 12);
        assertThat(holds()).containsExactly("ann true 12", "ben true 12");
        assertThat(gate().getLast()).isEqualTo(new MergePersons("ann", "ben"));
    }

    @Test
    void shouldLetWhoeverSaidNothingRestrictNobody() {
        say("ben", true, 3);
        same("ann", "ben");
        assertThat(holds()).containsExactly("ann false 3", "ben true 3");
        assertThat(gate()).isEmpty();
    }

    @Test
    void shouldTakeNothingBackForALaterSinceOnly() {
        say("ann", true, 0);
        say("ben", true, 50);
        same("ann", "ben");
        assertThat(holds()).containsExactly("ann true 50", "ben true 50");
        assertThat(gate()).doesNotContain(new RetractPerson("ann"), new RetractPerson("ben"));
    }

    /** Whatever comes in whatever order: in the end the stricter word holds, and the gate knows who is one. */
    @Property(tries = 400)
    void shouldEndWithTheStricterWordOfAllWhoAreOne(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 30) int size) {
        // Given
        Street busy = new Street(3, PersonalSettings.DEFAULT, 20_000);
        Map<String, Consent> words = new HashMap<>();
        Map<String, String> merged = new TreeMap<>();
        // When
        for (int i = 0; i < size; i++) {
            String person = PERSONS.get(random.nextInt(3));
            switch (random.nextInt(4)) {
                case 0 -> {
                    busy.same(person, "zoe");
                    merged.put(person, "zoe");
                }
                case 1 -> {
                    busy.notSame(person);
                    merged.remove(person);
                }
                default -> {
                    String who = PERSONS.get(random.nextInt(4));
                    Consent said = new Consent(who, random.nextInt(3) > 0, (long) i);
                    words.put(who, said);
                    busy.send(said);
                }
            }
            busy.run(random, random.nextInt(5));
        }
        busy.runToTheEnd(random);
        // Then
        Map<String, Consent> holding = held(busy);
        Map<String, String> aliases = new TreeMap<>();
        busy.gate.forEach(message -> {
            switch (message) {
                case MergePersons it -> aliases.put(it.getPerson(), it.getInto());
                case UnmergePersons it -> aliases.remove(it.getPerson());
                case RetractPerson it -> { // as the gate does: nothing of a leaver is kept
                    aliases.remove(it.getPerson());
                    aliases.values().removeIf(it.getPerson()::equals);
                }
                default -> throw new AssertionError(message);
            }
        });
        for (String person : PERSONS) {
            Consent own = words.get(person);
            TreeSet<String> kin = new TreeSet<>(List.of(person));
            if (person.equals("zoe") || merged.containsKey(person)) {
                kin.addAll(merged.keySet());
                kin.add("zoe");
            }
            boolean agreed = own != null
                    && kin.stream().map(words::get).filter(Objects::nonNull).allMatch(Consent::getOptedIn);
            Consent holds = holding.get(person);
            assertThat(holds != null && holds.getOptedIn()).as(person).isEqualTo(agreed);
            if (agreed && holds != null) {
                assertThat(holds.getSince())
                        .isEqualTo(kin.stream()
                                .map(words::get)
                                .filter(Objects::nonNull)
                                .mapToLong(Consent::getSince)
                                .max()
                                .orElseThrow());
                assertThat(aliases.get(person)).isEqualTo(merged.get(person));
            }
        }
    }

    private void say(String person, boolean optedIn, long since) {
        street.send(new Consent(person, optedIn, since));
        street.runToTheEnd(random);
    }

    private void same(String person, String into) {
        street.same(person, into);
        street.runToTheEnd(random);
    }

    private List<SpecificRecord> gate() {
        return street.gate;
    }

    private List<String> holds() {
        return held(street).values().stream()
                .map(it -> it.getPerson() + " " + it.getOptedIn() + " " + it.getSince())
                .toList();
    }

    private static Map<String, Consent> held(Street street) {
        Map<String, Consent> held = new TreeMap<>();
        street.all(house -> {
            house.books.consents().visit("", "\uffff", (key, consent) -> held.put(key, consent) == null);
            return List.of();
        });
        return held;
    }
}
