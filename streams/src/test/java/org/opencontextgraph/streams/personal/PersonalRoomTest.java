package org.opencontextgraph.streams.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencontextgraph.streams.personal.PersonalHouse.EVERYONE;
import static org.opencontextgraph.streams.personal.PersonalHouse.UNKNOWN;
import static org.opencontextgraph.streams.personal.PersonalHouse.event;
import static org.opencontextgraph.streams.personal.PersonalHouse.known;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.schema.message.*;

class PersonalRoomTest {
    private static final long IDLE = 100;
    private static final String LANE = "import";

    private final PersonalHouse house = new PersonalHouse(PersonalSettings.DEFAULT, 20_000, 1);

    @Test
    void shouldKeepATaskOpenThroughAPauseAsLongAsTheIdleLimitAndSplitItAfterALongerOne() {
        // Given
        house.tell(new Consent("ada", true, 0L));
        house.tell(event(LANE, "ada", "case", "a", 1000, 0, EVERYONE));
        house.tell(event(LANE, "ada", "case", "b", 1100, 1, EVERYONE)); // exactly the idle limit: joins
        house.tell(event(LANE, "ada", "case", "c", 1201, 2, EVERYONE)); // one more: another task
        // When
        house.tell(new Close(LANE, 0, IDLE));
        // Then
        assertThat(house.traces())
                .extracting(t -> String.join("", t.getSteps()))
                .containsExactlyInAnyOrder("ab", "c");
        assertThat(house.lastToGate()).isEqualTo(new Close(LANE, 0, IDLE));
    }

    @Test
    void shouldSendATaskOnlyWhenTheClockShowsThatNothingMoreCanJoin() {
        // Given
        house.tell(new Consent("ada", true, 0L));
        house.tell(event(LANE, "ada", "case", "a", 1000, 0, EVERYONE));
        // When
        house.tell(new Clock(LANE, 0, 1099L, IDLE));
        // Then
        assertThat(house.traces()).isEmpty();
        assertThat(house.lastToGate()).isEqualTo(new Clock(LANE, 0, 999L, IDLE));
        // When
        house.tell(new Clock(LANE, 0, 1100L, IDLE));
        // Then: the trace goes before the clock that covers it
        assertThat(house.gate.get(1)).isInstanceOf(Trace.class);
        assertThat(house.gate.get(2)).isEqualTo(new Clock(LANE, 0, 1000L, IDLE));
    }

    @Test
    void shouldBreakTiesBySequenceWhateverTheOrderOfArrival() {
        // Given
        house.tell(new Consent("ada", true, 0L));
        house.tell(event(LANE, "ada", "case", "third", 1000, 12, EVERYONE));
        house.tell(event(LANE, "ada", "case", "first", 1000, 3, EVERYONE));
        house.tell(event(LANE, "ada", "case", "second", 1000, 7, EVERYONE));
        // When
        house.tell(new Close(LANE, 0, IDLE));
        // Then
        assertThat(house.traces())
                .singleElement()
                .satisfies(t -> assertThat(t.getSteps()).containsExactly("first", "second", "third"));
    }

    @Test
    void shouldShareNothingWithoutConsentOrBeforeItsSince() {
        // Given
        house.tell(new Consent("ada", true, 1500L));
        house.tell(event(LANE, "ada", "before", "a", 1499, 0, EVERYONE));
        house.tell(event(LANE, "ada", "after", "a", 1500, 1, EVERYONE));
        house.tell(event(LANE, "bob", "other", "a", 1500, 2, EVERYONE));
        // When
        house.tell(new Close(LANE, 0, IDLE));
        // Then
        assertThat(house.traces()).extracting(Trace::getTrace).containsExactly("import-1");
        assertThat(house.tasks.values())
                .extracting(PersonalTask::getSharing)
                .containsExactly(Sharing.PRIVATE, Sharing.SENT, Sharing.PRIVATE);
        // and says what would have been shared all the same
        assertThat(house.tasks.values()).extracting(PersonalTask::getCovered).containsOnly("everyone");
    }

    @Test
    void shouldNeverLetABotOrAProvisionalPersonCount() {
        // Given
        house.tell(new Consent("bot", true, 0L));
        PersonalEvent event = event(LANE, "bot", "case", "a", 1000, 0, EVERYONE);
        house.tell(new PersonalEvent("bot", false, event.getEvent(), EVERYONE));
        // When
        house.tell(new Close(LANE, 0, IDLE));
        // Then
        assertThat(house.traces()).isEmpty();
        assertThat(house.tasks).hasSize(1);
    }

    @Test
    void shouldParkATaskWithUnknownReadersAndSendItWhenTheyBecomeKnown() {
        // Given
        house.tell(new Consent("ada", true, 0L));
        house.tell(event(LANE, "ada", "case", "a", 1000, 0, UNKNOWN));
        house.tell(new Clock(LANE, 0, 5000L, IDLE));
        assertThat(house.traces()).isEmpty();
        // When
        house.tell(new PersonalNote("ada", "case", known(2, "group:x")));
        // Then
        assertThat(house.traces()).singleElement().extracting(Trace::getScope).isEqualTo("group:x");
    }

    @Test
    void shouldLeaveAParkedTaskWithItsPersonOnceItsLaneIsClosed() {
        // Given
        house.tell(new Consent("ada", true, 0L));
        house.tell(event(LANE, "ada", "case", "a", 1000, 0, UNKNOWN));
        house.tell(new Close(LANE, 0, IDLE));
        // When
        house.tell(new PersonalNote("ada", "case", known(2, "everyone")));
        // Then
        assertThat(house.traces()).isEmpty();
        assertThat(house.tasks.values()).extracting(PersonalTask::getSharing).containsExactly(Sharing.PRIVATE);
    }

    @Test
    void shouldSuspendResumeAndRetractWhatItSentWhenReadersChange() {
        // Given
        house.tell(new Consent("ada", true, 0L));
        house.tell(event(LANE, "ada", "case", "a", 1000, 0, known(1, "group:x")));
        house.tell(new Clock(LANE, 0, 5000L, IDLE));
        // When unknown, then known again, then no longer covered
        house.tell(new PersonalNote("ada", "case", new Acl(PermissionState.UNKNOWN, java.util.List.of(), 2L)));
        house.tell(new PersonalNote("ada", "case", known(3, "group:x")));
        house.tell(new PersonalNote("ada", "case", known(4, "group:y")));
        house.tell(new PersonalNote("ada", "case", known(5, "everyone"))); // nothing comes back
        // Then
        assertThat(house.gate)
                .extracting(m -> m.getClass().getSimpleName())
                .containsExactly("Trace", "Clock", "SuspendTrace", "ResumeTrace", "RetractTrace");
    }

    @Test
    void shouldTakeTheHighestRevisionOfReadersWhicheverCameFirst() {
        // Given a note of revision 3, then an event that still carries revision 2
        house.tell(new Consent("ada", true, 0L));
        house.tell(new PersonalNote("ada", "case", known(3, "group:y")));
        house.tell(event(LANE, "ada", "case", "a", 1000, 0, known(2, "everyone")));
        // When
        house.tell(new Close(LANE, 0, IDLE));
        // Then
        assertThat(house.traces()).singleElement().extracting(Trace::getScope).isEqualTo("group:y");
    }

    @Test
    void shouldRetractThePersonWhenSheOptsOut() {
        // Given
        house.tell(new Consent("ada", true, 0L));
        // When
        house.tell(new Consent("ada", false, 0L));
        // Then
        assertThat(house.gate).containsExactly(new RetractPerson("ada"));
    }

    @Test
    void shouldTakeBackWhatALostAccountBroughtAndSendNothingMoreOfIt() {
        // Given
        house.tell(new Consent("ada", true, 0L));
        house.tell(event(LANE, "ada", "sent", "a", 1000, 0, EVERYONE));
        house.tell(new Clock(LANE, 0, 5000L, IDLE));
        house.tell(event(LANE, "ada", "open", "a", 6000, 1, EVERYONE));
        // When
        house.tell(new Leave("ada", "account-of-ada", "bob", true));
        house.tell(new Close(LANE, 0, IDLE));
        // Then
        assertThat(house.gate)
                .extracting(m -> m.getClass().getSimpleName())
                .containsExactly("Trace", "Clock", "RetractTrace", "Close");
    }

    @Test
    void shouldWaitForEverySender() {
        // Given
        PersonalHouse three = new PersonalHouse(PersonalSettings.DEFAULT, 20_000, 3);
        three.tell(new Clock(LANE, 0, 5000L, IDLE)).tell(new Clock(LANE, 1, 4000L, IDLE));
        assertThat(three.gate).isEmpty();
        // When
        three.tell(new Clock(LANE, 2, 6000L, IDLE));
        // Then
        assertThat(three.gate).containsExactly(new Clock(LANE, 0, 3900L, IDLE));
    }

    @Test
    void shouldJoinAnotherResourceOfTheProcessWithinTheGapInTheLiveLaneOnly() {
        // Given
        PersonalHouse live = new PersonalHouse(
                new PersonalSettings(
                        Duration.ofDays(14), Duration.ofMinutes(30), Duration.ofDays(3), Set.of("done"), 1_000),
                20_000,
                1);
        long minute = 60_000;
        live.tell(new Consent("ada", true, 0L));
        live.tell(event("live", "ada", "issue", "a", minute, 0, EVERYONE));
        live.tell(event("live", "ada", "pull", "b", 31 * minute, 1, EVERYONE)); // within the gap
        live.tell(event("live", "ada", "pull", "c", 90 * minute, 2, EVERYONE)); // its resource is in the task
        live.tell(event("live", "ada", "far", "x", 200 * minute, 3, EVERYONE)); // too late for the gap
        live.tell(event("live", "ada", "issue", "done", 201 * minute, 4, EVERYONE)); // ends the first task
        live.tell(event("live", "ada", "issue", "d", 202 * minute, 5, EVERYONE)); // within the gap of the second
        // When
        live.tell(new Clock("live", 0, Duration.ofDays(30).toMillis(), null));
        // Then
        assertThat(live.traces())
                .extracting(t -> String.join(" ", t.getSteps()))
                .containsExactlyInAnyOrder("a b c done", "x d");
    }

    @Test
    void shouldTakeBackATaskWhoseReadersNoRecordHoldsAnyMore() {
        // Given a task at the gate that touches thirty resources
        house.tell(new Consent("ada", true, 0L));
        for (int i = 0; i < 30; i++) {
            house.tell(event("live", "ada", "issue" + i, "a", 60_000L * (i + 1), i, EVERYONE));
        }
        house.tell(new Clock("live", 0, Duration.ofDays(30).toMillis(), null));
        assertThat(house.traces()).hasSize(1);
        // When the readers of each become as many as can be
        String[] many = java.util.stream.IntStream.range(0, 256)
                .mapToObj(i -> "group:" + "x".repeat(110) + i)
                .toArray(String[]::new);
        many[0] = "everyone";
        for (int i = 0; i < 30; i++) {
            house.tell(new PersonalNote("ada", "issue" + i, known(2, many)));
        }
        // Then it is taken back once, and stays with its person, without readers
        assertThat(house.gate.stream().filter(RetractTrace.class::isInstance)).hasSize(1);
        assertThat(house.tasks.values()).singleElement().satisfies(task -> {
            assertThat(task.getSharing()).isEqualTo(Sharing.PRIVATE);
            assertThat(task.getReaders()).isEmpty();
        });
    }

    @Test
    void shouldSendNothingOfAParkedTaskThatWasOnceFoundPrivate() {
        // Given
        house.tell(new Consent("ada", true, 0L));
        house.tell(event(LANE, "ada", "case", "a", 1000, 0, UNKNOWN));
        house.tell(new Clock(LANE, 0, 5000L, IDLE));
        // When nobody may read it, and then everyone
        house.tell(new PersonalNote("ada", "case", known(2)));
        house.tell(new PersonalNote("ada", "case", known(3, "everyone")));
        // Then
        assertThat(house.traces()).isEmpty();
        assertThat(house.tasks.values()).extracting(PersonalTask::getSharing).containsExactly(Sharing.PRIVATE);
    }

    @Test
    void shouldSendAParkedTaskWhenTheReadersOfItsResourcesBecomeKnownOneAfterTheOther() {
        // Given a task that touched two resources, of neither of which the readers are known
        house.tell(new Consent("ada", true, 0L));
        house.tell(event("live", "ada", "issue", "a", 1000, 0, UNKNOWN));
        house.tell(event("live", "ada", "pull", "b", 1001, 1, UNKNOWN));
        house.tell(new Clock("live", 0, Duration.ofDays(20).toMillis(), null));
        // When
        house.tell(new PersonalNote("ada", "pull", known(2, "everyone")));
        assertThat(house.traces()).isEmpty();
        house.tell(new PersonalNote("ada", "issue", known(2, "everyone")));
        // Then
        assertThat(house.traces())
                .extracting(t -> String.join("", t.getSteps()))
                .containsExactly("ab");
    }

    @Test
    void shouldSendAParkedTaskForNinetyDaysAndNotLonger() {
        for (long days : new long[] {90, 91}) {
            // Given
            PersonalHouse parked = new PersonalHouse(PersonalSettings.DEFAULT, 20_000, 1);
            parked.tell(new Consent("ada", true, 0L));
            parked.tell(event(LANE, "ada", "case", "a", 1000, 0, UNKNOWN));
            // When its readers become known so long after its last event
            parked.tell(new Clock(LANE, 0, 1000 + Duration.ofDays(days).toMillis(), IDLE));
            parked.tell(new PersonalNote("ada", "case", known(2, "everyone")));
            // Then
            assertThat(parked.traces()).hasSize(days == 90 ? 1 : 0);
        }
    }

    @Test
    void shouldRetractThePersonWhenAnOptOutWasMissedBetweenTwoConsents() {
        // Given: the topic keeps the last word only, so "no" between two times "yes" may never be heard
        house.tell(new Consent("ada", true, 0L));
        // When
        house.tell(new Consent("ada", true, 7L));
        // Then
        assertThat(house.gate).containsExactly(new RetractPerson("ada"));
    }

    @Test
    void shouldNotJoinATaskThatBeganLongAfterTheEvent() {
        // Given an open task
        long day = Duration.ofDays(1).toMillis();
        house.tell(new Consent("ada", true, 0L));
        house.tell(event("live", "ada", "issue", "a", 20 * day, 0, EVERYONE));
        house.tell(new Clock("live", 0, 20 * day, null));
        // When an event of the same process comes ten days too late
        house.tell(event("live", "ada", "pull", "late", 10 * day, 1, EVERYONE));
        house.tell(new Clock("live", 0, 60 * day, null));
        // Then
        assertThat(house.traces())
                .extracting(t -> String.join(" ", t.getSteps()))
                .containsExactlyInAnyOrder("a", "late");
    }

    @Test
    void shouldCloseManyTasksInPieces() {
        // Given
        long budget = 100;
        PersonalHouse small = new PersonalHouse(PersonalSettings.DEFAULT, (int) budget, 1);
        for (int person = 0; person < 500; person++) {
            small.tell(new Consent("p" + person, true, 0L));
            small.tell(event(LANE, "p" + person, "case", "a", 1000, person, EVERYONE));
        }
        // When
        small.tell(new Close(LANE, 0, IDLE));
        // Then
        assertThat(small.traces()).hasSize(500);
        assertThat(small.mostOperations).isLessThan(2 * budget);
        assertThat(small.books.due().visit("", "\uffff", (key, value) -> false)).isTrue();
    }
}
