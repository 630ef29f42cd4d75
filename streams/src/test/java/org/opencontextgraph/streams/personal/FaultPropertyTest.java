package org.opencontextgraph.streams.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.Consent;
import org.opencontextgraph.schema.message.Leave;
import org.opencontextgraph.schema.message.PersonalNote;

/** A store that fails in the middle of a record: the transaction is undone, and another room takes the record up again. */
class FaultPropertyTest {
    private static final String LANE = "import";
    private static final long IDLE = 50;

    @Property(tries = 200)
    void shouldEndAsIfNothingHadFailed(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 60) int budget,
            @ForAll @IntRange(min = 0, max = 40) int operations) {
        // Given
        List<SpecificRecord> history = history(random);
        PersonalHouse sound = new PersonalHouse(PersonalHouse.capped(5), budget, 1);
        PersonalHouse faulty = new PersonalHouse(PersonalHouse.capped(5), budget, 1);
        // When
        for (SpecificRecord message : history) {
            sound.tell(message);
            faulty.failAfter(operations).tell(message);
        }
        // Then
        assertThat(faulty.gate).isEqualTo(sound.gate);
        assertThat(faulty.toOthers).isEqualTo(sound.toOthers);
        assertThat(faulty.tasks).isEqualTo(sound.tasks);
    }

    private static List<SpecificRecord> history(Random random) {
        List<SpecificRecord> history = new ArrayList<>();
        history.add(new Consent("ada", true, 0L));
        history.add(new Consent("bob", true, 0L));
        long clock = 1000;
        for (int i = 0; i < 60; i++) {
            String person = random.nextBoolean() ? "ada" : "bob";
            switch (random.nextInt(12)) {
                case 0 -> {
                    clock += random.nextInt(120);
                    history.add(new Clock(LANE, 0, clock, IDLE));
                }
                case 1 ->
                    history.add(new PersonalNote(
                            person,
                            "case" + random.nextInt(3),
                            PersonalHouse.known(2 + i, "group:" + random.nextInt(2))));
                case 2 -> history.add(new Consent(person, random.nextInt(3) > 0, 0L));
                case 3 -> {
                    if (i > 50) {
                        history.add(new Leave(person, "account-of-" + person, "eve", true));
                    }
                }
                default ->
                    history.add(PersonalHouse.event(
                            LANE,
                            person,
                            "case" + random.nextInt(3),
                            "step" + random.nextInt(3),
                            clock + random.nextInt(100),
                            i,
                            PersonalHouse.EVERYONE));
            }
        }
        history.add(new Close(LANE, 0, IDLE));
        return history;
    }
}
