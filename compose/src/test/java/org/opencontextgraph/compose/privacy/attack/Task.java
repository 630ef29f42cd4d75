package org.opencontextgraph.compose.privacy.attack;

import java.util.List;
import org.opencontextgraph.compose.privacy.books.TraceKey;

/** A personal task of a log: what one person did on one case. */
record Task(TraceKey key, List<String> steps, List<Long> times) {
    Task {
        steps = List.copyOf(steps);
        times = List.copyOf(times);
    }

    String person() {
        return key.person();
    }

    long end() {
        return times.getLast();
    }
}
