package org.opencontextgraph.compose.bench.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.schema.message.Trace;

class PersonalTasksTest {
    private static final int IDLE = 100;
    private static final int MOST_STEPS = 3;

    private final PersonalTasks tasks = new PersonalTasks("lane", "process", IDLE, MOST_STEPS);

    @Test
    void shouldMakeATaskOfOnePersonsEventsOnOneCase() {
        // When
        tasks.add("e1", "case 1", "anna", "a", 0);
        tasks.add("e2", "case 2", "anna", "b", 1);
        tasks.add("e3", "case 1", "ben", "c", 2);
        tasks.add("e4", "case 1", "anna", "d", 3);

        // Then: in the order of their last event
        assertThat(tasks.inOrder()).extracting(Trace::getTrace).containsExactly("e2", "e3", "e1");
        assertThat(steps()).containsExactly(List.of("b"), List.of("c"), List.of("a", "d"));
    }

    @Test
    void shouldEndATaskWhenItPausesLongerThanTheIdleLimit() {
        // When
        tasks.add("e1", "case", "anna", "a", 0);
        tasks.add("e2", "case", "anna", "b", IDLE);
        tasks.add("e3", "case", "anna", "c", 2 * IDLE + 1);

        // Then
        assertThat(steps()).containsExactly(List.of("a", "b"), List.of("c"));
    }

    @Test
    void shouldEndATaskThatIsFull() {
        // When
        for (int event = 0; event < MOST_STEPS + 1; event++) {
            tasks.add("e" + event, "case", "anna", "a", event);
        }

        // Then
        assertThat(steps()).containsExactly(List.of("a", "a", "a"), List.of("a"));
    }

    private List<List<String>> steps() {
        return tasks.inOrder().stream().map(Trace::getSteps).toList();
    }
}
