package org.opencontextgraph.compose.bench.next;

import java.util.List;

/**
 * What happened in one case, in the order of the file.
 *
 * @param times of the steps, milliseconds since 1970
 */
record Case(String name, List<String> steps, List<Long> times) {
    Case {
        steps = List.copyOf(steps);
        times = List.copyOf(times);
    }

    long begin() {
        return times.getFirst();
    }

    long end() {
        return times.getLast();
    }
}
