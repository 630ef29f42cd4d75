package org.opencontextgraph.query.server.instance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Work that is done again and again.
 *
 * @param cron when, with seconds first, in UTC
 * @param nextDue a time that is past: as soon as a scheduler looks
 * @param enabled whether it is done at all
 * @param lastRuns the latest first
 */
public record ScheduledJob(String name, String cron, Instant nextDue, boolean enabled, List<Run> lastRuns) {
    /**
     * One of a job's runs.
     *
     * @param started its last attempt
     * @param finished empty: it is under way, or its worker died
     * @param outcome {@code done}, {@code failed} or {@code cancelled}; a run that failed may be tried again
     * @param attempts from 1 on
     */
    public record Run(String id, Instant started, Optional<Instant> finished, Optional<String> outcome, int attempts) {}
}
