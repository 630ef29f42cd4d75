package org.opencontextgraph.ingest.job;

import java.time.Duration;
import java.util.Map;

/**
 * How a worker works.
 *
 * @param slots how many jobs of each lane run at a time
 * @param patience with which it waits for a new job before it looks after those that run
 * @param beat how often it says that it is alive
 * @param reclaimAfter several beats; the entry of a worker that is silent for so long goes to another one
 * @param lease many beats; a run whose lock is lost, and whose worker does not say for so long that it is alive, is over
 */
public record WorkerSettings(
        Map<Lane, Integer> slots,
        Duration patience,
        Duration beat,
        Duration reclaimAfter,
        Duration lease,
        int mostAttempts,
        Backoff backoff) {
    public static final WorkerSettings DEFAULT = new WorkerSettings(
            Map.of(Lane.HOUSE, 2, Lane.TOOLS, 4),
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            5,
            new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(10)));

    /** Connections to PostgreSQL that a worker and its jobs need at most: its locks and books, and two for each run. */
    public int connections() {
        return 2 + 2 * slots.values().stream().mapToInt(Integer::intValue).sum();
    }
}
