package org.opencontextgraph.streams.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencontextgraph.streams.personal.PersonalHouse.EVERYONE;
import static org.opencontextgraph.streams.personal.PersonalHouse.UNKNOWN;
import static org.opencontextgraph.streams.personal.PersonalHouse.event;
import static org.opencontextgraph.streams.personal.PersonalHouse.known;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.schema.message.*;

class AccountMovesTest {
    private static final long IDLE = 100;
    private static final String LANE = "import";

    private final Random random = new Random(1);
    private final Street street = new Street(2, PersonalSettings.DEFAULT, 20_000);

    @Test
    void shouldReleaseWhatWasOpenAsTheNewPersonsAndKeepPrivateWhatWasClosed() {
        // Given a provisional person with a closed task and an open one
        say(new Consent("ada", true, 0L));
        say(did("e1", "closed", 1_000));
        say(new Clock(LANE, 0, 2_000L, IDLE));
        say(did("e2", "open", 3_000));
        // When it is known who that is
        say(new Account("a", "ada", Evidence.DIRECTORY, false));
        say(new Clock(LANE, 0, 5_000L, IDLE));
        // Then both are on her timeline, and one is at the gate
        assertThat(street.all(house -> house.tasks.values().stream().toList()))
                .extracting(task -> task.getPerson() + " " + task.getTask() + " " + task.getSharing())
                .containsExactlyInAnyOrder("ada e1 PRIVATE", "ada e2 SENT");
    }

    @Test
    void shouldRetractWhatWasSentInTheOldPersonsNameAndReleaseItForNobody() {
        // Given
        say(new Consent("ada", true, 0L));
        say(new Consent("bob", true, 0L));
        say(new Account("a", "ada", Evidence.DIRECTORY, false));
        say(did("e1", "case", 1_000));
        say(new Clock(LANE, 0, 2_000L, IDLE));
        // When the account goes to Bob, and back
        say(new Account("a", "bob", Evidence.OPERATOR, false));
        say(new Account("a", "ada", Evidence.OPERATOR, false));
        // Then
        assertThat(street.all(house -> house.gate))
                .filteredOn(m -> !(m instanceof Clock))
                .extracting(m -> m.getClass().getSimpleName())
                .containsExactly("Trace", "RetractTrace");
        assertThat(street.all(house -> house.tasks.values().stream().toList()))
                .singleElement()
                .satisfies(task -> assertThat(task.getPerson()).isEqualTo("ada"));
    }

    @Test
    void shouldHandOverALongHistoryInPieces() {
        // Given
        int budget = 100;
        PersonalHouse small = new PersonalHouse(PersonalSettings.DEFAULT, budget, 1);
        small.tell(new Consent("ada", true, 0L));
        for (int i = 0; i < 500; i++) {
            small.tell(event(LANE, "ada", "case" + i, "a", 1_000 + i, i, EVERYONE));
        }
        small.tell(new Close(LANE, 0, IDLE));
        // When
        small.tell(new Leave("ada", "account-of-ada", "bob", true));
        // Then
        assertThat(small.toOthers.stream().filter(Handover.class::isInstance)).hasSize(500);
        assertThat(small.toOthers.getLast()).isEqualTo(new HandoverEnd("bob", "account-of-ada"));
        assertThat(small.mostOperations).isLessThan(3L * budget);
        assertThat(small.tasks).isEmpty();
    }

    @Test
    void shouldTellTheNewPersonOfReadersWhomTheOldOneHeardOfWhileTheAccountCameAndWent() {
        for (int pieces = 0; pieces < 12; pieces++) {
            // Given an account that is being handed over to Bob, and how far that has come
            PersonalHouse ada = new PersonalHouse(PersonalSettings.DEFAULT, 1, 1);
            Deque<SpecificRecord> again = new ArrayDeque<>();
            List<SpecificRecord> toBob = new ArrayList<>();
            take(ada, event(LANE, "ada", "case", "a", 1_000, 0, UNKNOWN), again, toBob);
            take(ada, new Leave("ada", "account-of-ada", "bob", true), again, toBob);
            for (int i = 0; i < pieces && !again.isEmpty(); i++) {
                take(ada, again.removeFirst(), again, toBob);
            }
            // When it comes back, readers become known, and it goes to Bob once more
            take(ada, new Join("ada", "account-of-ada", "bob", true), again, toBob);
            take(ada, new PersonalNote("ada", "case", known(2, "everyone")), again, toBob);
            take(ada, new Leave("ada", "account-of-ada", "bob", true), again, toBob);
            while (!again.isEmpty()) {
                take(ada, again.removeFirst(), again, toBob);
            }
            // Then
            assertThat(toBob)
                    .as("after %d pieces", pieces)
                    .contains(new PersonalNote("bob", "case", known(2, "everyone")))
                    .endsWith(new HandoverEnd("bob", "account-of-ada"));
        }
    }

    @Test
    void shouldJudgeAParkedTaskOnlyOnceItIsKnownThatItsAccountIsNoBot() {
        for (int pieces = 0; pieces < 40; pieces++) {
            // Given a parked task, and much that waits for the clock
            PersonalHouse ada = new PersonalHouse(PersonalSettings.DEFAULT, 10, 1);
            Deque<SpecificRecord> again = new ArrayDeque<>();
            List<SpecificRecord> toOthers = new ArrayList<>();
            take(ada, new Consent("ada", true, 0L), again, toOthers);
            take(ada, event(LANE, "ada", "case", "a", 1_000, 0, UNKNOWN), again, toOthers);
            for (int i = 1; i <= 20; i++) {
                take(ada, event(LANE, "ada", "other", "b", 9_000, i, EVERYONE), again, toOthers);
            }
            take(ada, new Clock(LANE, 0, 5_000L, IDLE), again, toOthers);
            while (!again.isEmpty()) {
                take(ada, again.removeFirst(), again, toOthers);
            }
            // When its account is taken for a bot, readers become known, and the account is no bot
            take(ada, new Leave("ada", "account-of-ada", "ada", false), again, toOthers);
            for (int i = 0; i < pieces && !again.isEmpty(); i++) {
                take(ada, again.removeFirst(), again, toOthers);
            }
            take(ada, new PersonalNote("ada", "case", known(2, "everyone")), again, toOthers);
            take(ada, new Leave("ada", "account-of-ada", "ada", true), again, toOthers);
            while (!again.isEmpty()) {
                take(ada, again.removeFirst(), again, toOthers);
            }
            // Then it is released, unless it came out as a bot's meanwhile and was settled by that
            KeptTask kept = Objects.requireNonNull(ada.books.closed().get(PersonalKeys.of("ada", "case", LANE + "-0")));
            assertThat(kept.getTask().getSharing())
                    .as("after %d pieces", pieces)
                    .isEqualTo(new Task(kept).isSettled() ? Sharing.PRIVATE : Sharing.SENT);
        }
    }

    private static void take(
            PersonalHouse house, SpecificRecord message, Deque<SpecificRecord> again, List<SpecificRecord> toOthers) {
        house.step(message).forEach(written -> (written instanceof Continue ? again : toOthers).add(written));
    }

    private void say(SpecificRecord message) {
        street.send(message);
        street.runToTheEnd(random);
    }

    private static AccountEvent did(String id, String resource, long time) {
        return new AccountEvent(new TraceEvent(id, LANE, resource, "a", "p", "step", time, time), EVERYONE);
    }
}
