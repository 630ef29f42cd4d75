package org.opencontextgraph.query.server.personal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A personal task.
 *
 * @param title what its person calls it
 * @param resource what it began with
 * @param length how many steps it has
 */
public record OwnTask(
        String id,
        Optional<String> title,
        Optional<String> process,
        String resource,
        String lane,
        Instant began,
        Instant ended,
        int length,
        Sharing sharing) {

    /** @param event its number; empty in a task that an earlier version wrote */
    public record Step(Optional<String> event, String step, String resource, Instant time) {}

    public record Whole(OwnTask task, List<Step> steps) {
        public Whole {
            steps = List.copyOf(steps);
        }
    }
}
