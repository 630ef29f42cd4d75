package org.opencontextgraph.query.server.personal;

import java.util.List;
import java.util.Optional;

/**
 * What a person says of a task, as it holds from now on.
 *
 * @param task the task's number: its first event
 * @param resource of that event
 * @param title what the person calls it
 * @param excluded no task with one of the events is shared
 * @param pinned the events are this task, and it stays with its person
 * @param events none when there is only a title
 * @param parts the tasks that the events are in now
 */
public record Correction(
        String task,
        String resource,
        Optional<String> title,
        boolean excluded,
        boolean pinned,
        List<String> events,
        List<Part> parts) {
    public Correction {
        events = List.copyOf(events);
        parts = List.copyOf(parts);
    }

    /** A task by its number and the resource that it began with. */
    public record Part(String task, String resource) {}

    /** Whether it says anything at all. */
    public boolean isEmpty() {
        return title.isEmpty() && !excluded && !pinned;
    }
}
