package org.opencontextgraph.ingest.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a worker runs now, and room for more in each lane. One thread at a time. */
final class Slots {
    private final Map<Lane, Integer> most;
    private final List<Running> running = new ArrayList<>();

    /** @param most jobs of each lane at a time */
    Slots(Map<Lane, Integer> most) {
        this.most = most;
    }

    List<Running> running() {
        return List.copyOf(running);
    }

    /** Lanes with room for one more. */
    Set<Lane> free() {
        return Stream.of(Lane.values())
                .filter(lane -> in(lane) < most.getOrDefault(lane, 0))
                .collect(Collectors.toSet());
    }

    void use(Running run) {
        running.add(run);
        count(run);
    }

    void free(Running run) {
        running.remove(run);
        count(run);
    }

    private void count(Running run) {
        Lane lane = run.entry().lane();
        JobMetrics.running(lane, in(lane));
    }

    private long in(Lane lane) {
        return running.stream().filter(run -> run.entry().lane() == lane).count();
    }
}
