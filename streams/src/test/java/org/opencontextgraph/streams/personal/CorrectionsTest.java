package org.opencontextgraph.streams.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.schema.message.*;

/** What a person says of their tasks, one example for each kind of it. */
class CorrectionsTest {
    private final PersonalHouse house = new PersonalHouse(PersonalSettings.DEFAULT, 20_000, 1);
    private final Words words = new Words();

    @BeforeEach
    void shareTwoTasks() {
        house.tell(new Consent("p", true, 0L));
        house.tell(event("r", "a", 1_000, 1))
                .tell(event("r", "b", 2_000, 2))
                .tell(event("r", "c", 3_000, 3))
                .tell(event("s", "d", 4_000, 4));
        house.tell(new Clock("import", 0, 100_000L, 5_000L));
        assertThat(sharing()).containsExactly("import-1 SENT NO [a, b, c]", "import-4 SENT NO [d]");
        house.gate.clear();
    }

    @Test
    void shouldTakeBackWhatItsPersonKeepsToThemselvesAndNothingElse() {
        say(words.exclude(task("import-1")));

        assertThat(sharing()).containsExactly("import-1 RETRACTED EXCLUDED [a, b, c]", "import-4 SENT NO [d]");
        assertThat(toGate()).containsExactly("RetractTrace import-1");
    }

    @Test
    void shouldSplitATaskAndShareNeitherPart() {
        say(words.split(task("import-1"), 2));

        assertThat(sharing())
                .containsExactly(
                        "import-1 RETRACTED CORRECTED [a, b]",
                        "import-3 PRIVATE CORRECTED [c]",
                        "import-4 SENT NO [d]");
        assertThat(toGate()).containsExactly("RetractTrace import-1");
    }

    @Test
    void shouldMergeTasksAndShareThemNoMore() {
        say(words.merge(task("import-4"), task("import-1")));

        assertThat(sharing()).containsExactly("import-1 RETRACTED CORRECTED [a, b, c, d]");
        assertThat(toGate()).containsExactlyInAnyOrder("RetractTrace import-1", "RetractTrace import-4");

        // And taken apart again nothing comes back
        say(words.split(task("import-1"), 3));
        assertThat(sharing())
                .containsExactly("import-1 RETRACTED CORRECTED [a, b, c]", "import-4 PRIVATE CORRECTED [d]");
        assertThat(house.traces()).isEmpty();
    }

    @Test
    void shouldShareATitleWithNobody() {
        house.tell(new Correction("p", "import-1", "r", "my own words", false, false, List.of(), List.of()));

        assertThat(house.gate).isEmpty();
        assertThat(sharing()).containsExactly("import-1 SENT NO [a, b, c]", "import-4 SENT NO [d]");
    }

    @Test
    void shouldObeyBeforeTheEventsAreThere() {
        // Given
        say(words.exclude(task("import-4")));
        say(words.split(task("import-1"), 1));
        PersonalHouse again = new PersonalHouse(PersonalSettings.DEFAULT, 20_000, 1);
        again.tell(new Consent("p", true, 0L));
        // When
        words.last().values().forEach(again::tell);
        again.tell(event("s", "d", 4_000, 4))
                .tell(event("r", "c", 3_000, 3))
                .tell(event("r", "b", 2_000, 2))
                .tell(event("r", "a", 1_000, 1));
        again.tell(new Clock("import", 0, 100_000L, 5_000L));
        // Then
        assertThat(sharing(again))
                .containsExactly(
                        "import-1 PRIVATE CORRECTED [a]",
                        "import-2 PRIVATE CORRECTED [b, c]",
                        "import-4 PRIVATE EXCLUDED [d]");
        assertThat(again.traces()).isEmpty();
    }

    @Test
    void shouldKeepToItWhenReadersAndAccountsChange() {
        // Given
        say(words.exclude(task("import-1")));
        house.gate.clear();
        // When
        house.tell(new PersonalNote("p", "r", new Acl(PermissionState.UNKNOWN, List.of(), 5L)))
                .tell(new PersonalNote("p", "r", PersonalHouse.known(6, "everyone")))
                .tell(new Leave("p", "account-of-p", "q", true))
                .tell(new Join("p", "account-of-p", "q", true));
        house.toOthers.stream().filter(Handover.class::isInstance).toList().forEach(message -> {
            PersonalEvent event = ((Handover) message).getEvent();
            house.tell(new Handover(
                    new PersonalEvent("p", true, event.getEvent(), event.getAcl()), ((Handover) message).getSettled()));
        });
        house.tell(new HandoverEnd("p", "account-of-p"));
        // Then
        assertThat(sharing()).containsExactly("import-1 PRIVATE EXCLUDED [a, b, c]", "import-4 PRIVATE MADE_ANEW [d]");
        assertThat(house.traces()).isEmpty();
    }

    @Test
    void shouldDoNothingForATaskThatIsNotThere() {
        PersonalTask unknown = PersonalTask.newBuilder(task("import-1"))
                .setPerson("q")
                .setPrimary("x")
                .build();
        say(words.exclude(unknown));

        assertThat(house.gate).isEmpty();
        assertThat(sharing()).hasSize(2);
    }

    @Test
    void shouldForgetWhatIsSaidNoMoreButBringNothingBack() {
        say(words.exclude(task("import-1")));
        house.tell(new Correction("p", "import-1", "r", null, false, false, List.of(), List.of()));

        assertThat(house.traces()).isEmpty();
        assertThat(sharing().getFirst()).isEqualTo("import-1 RETRACTED EXCLUDED [a, b, c]");
    }

    private void say(List<Words.Said> all) {
        all.forEach(said -> {
            if (said.correction() != null) {
                house.tell(said.correction());
            } else {
                house.forget(said.person(), said.task());
            }
        });
    }

    private PersonalTask task(String id) {
        return Objects.requireNonNull(house.tasks.get("p|" + id));
    }

    private List<String> sharing() {
        return sharing(house);
    }

    private static List<String> sharing(PersonalHouse house) {
        return house.tasks.values().stream()
                .map(task -> task.getTask() + " " + task.getSharing() + " " + task.getKeptBack() + " "
                        + task.getSteps().stream().map(TaskStep::getStep).toList())
                .toList();
    }

    private List<String> toGate() {
        return house.gate.stream()
                .map(message -> switch (message) {
                    case RetractTrace it -> "RetractTrace " + it.getTrace().getTrace();
                    case SpecificRecord other -> other.getClass().getSimpleName();
                })
                .toList();
    }

    private static PersonalEvent event(String resource, String step, long time, long sequence) {
        return PersonalHouse.event("import", "p", resource, step, time, sequence, PersonalHouse.EVERYONE);
    }
}
