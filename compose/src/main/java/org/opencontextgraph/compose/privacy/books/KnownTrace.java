package org.opencontextgraph.compose.privacy.books;

import java.util.List;

/**
 * A trace's steps and their times, from what the gate was told or, when that is no longer kept, from the personal task.
 *
 * @param scope empty when only the task is known and says none
 */
public record KnownTrace(String lane, String scope, String process, List<String> steps, List<Long> times) {
    public KnownTrace {
        steps = List.copyOf(steps);
        times = List.copyOf(times);
    }
}
