package org.opencontextgraph.streams.personal;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.Consent;
import org.opencontextgraph.schema.message.Continue;
import org.opencontextgraph.schema.message.Handover;
import org.opencontextgraph.schema.message.HandoverEnd;
import org.opencontextgraph.schema.message.Join;
import org.opencontextgraph.schema.message.Leave;
import org.opencontextgraph.schema.message.PersonalEvent;
import org.opencontextgraph.schema.message.PersonalNote;
import org.opencontextgraph.schema.message.TraceEvent;
import org.opencontextgraph.streams.corridor.MessageFaults;

/** Whatever the door lets in, the room bears. */
class NonsensePropertyTest {
    @Property(tries = 500)
    void shouldNotThrowForAnythingThatPassesTheDoor(@ForAll("messages") List<SpecificRecord> messages) {
        // Given
        PersonalHouse house = new PersonalHouse(PersonalHouse.capped(2), 50, 2);
        for (SpecificRecord message : messages) {
            // When
            boolean enters = MessageFaults.of("key", message, 2, Long.MAX_VALUE) == null
                    && !(message instanceof Continue note && !PersonalRoom.knows(note));
            // Then
            if (enters) {
                assertThatCode(() -> house.tell(message)).doesNotThrowAnyException();
            }
        }
    }

    @Provide
    Arbitrary<List<SpecificRecord>> messages() {
        Arbitrary<String> id =
                Arbitraries.of("", "a", "b", "live", "import", "\0", "\1x", "a\0b", "\uffff", "😀", "x".repeat(2_001));
        Arbitrary<Long> time = Arbitraries.of(
                Long.MIN_VALUE,
                -1L,
                0L,
                1L,
                1_000L,
                86_400_000L,
                253_402_300_799_999L,
                253_402_300_800_000L,
                Long.MAX_VALUE);
        Arbitrary<Integer> sender = Arbitraries.of(-1, 0, 1, 2);
        Arbitrary<Long> idle = time.injectNull(0.3);
        Arbitrary<SpecificRecord> event = Combinators.combine(id, id, id, id, id.injectNull(0.3), time, time)
                .as((one, lane, resource, person, process, at, sequence) -> new PersonalEvent(
                        person,
                        true,
                        new TraceEvent(one, lane, resource, "account", process, "step", at, sequence),
                        PersonalHouse.EVERYONE));
        Arbitrary<SpecificRecord> clock =
                Combinators.combine(id, sender, time, idle).as(Clock::new);
        Arbitrary<SpecificRecord> close = Combinators.combine(id, sender, idle).as(Close::new);
        Arbitrary<SpecificRecord> note =
                Combinators.combine(id, id).as((person, of) -> new PersonalNote(person, of, PersonalHouse.UNKNOWN));
        Arbitrary<SpecificRecord> leave =
                Combinators.combine(id, id, id, Arbitraries.of(true, false)).as(Leave::new);
        Arbitrary<SpecificRecord> join =
                Combinators.combine(id, id, id, Arbitraries.of(true, false)).as(Join::new);
        Arbitrary<SpecificRecord> handover =
                event.map(one -> new Handover((PersonalEvent) one, one.hashCode() % 2 == 0));
        Arbitrary<SpecificRecord> end = Combinators.combine(id, id).as(HandoverEnd::new);
        Arbitrary<SpecificRecord> consent = Combinators.combine(id, time).as((p, since) -> new Consent(p, true, since));
        Arbitrary<SpecificRecord> again = Combinators.combine(
                        Arbitraries.of(
                                "lane",
                                "note",
                                "leave",
                                "lane\0a",
                                "note\0a\0b",
                                "redo\0a",
                                "redo",
                                "indexed\0a\0b",
                                "note\0a",
                                "x\0a\0b"),
                        id.injectNull(0.5))
                .as((work, position) -> new Continue(0, work, position));
        return Arbitraries.oneOf(event, event, clock, close, note, leave, join, handover, end, consent, again)
                .list()
                .ofMaxSize(40);
    }
}
