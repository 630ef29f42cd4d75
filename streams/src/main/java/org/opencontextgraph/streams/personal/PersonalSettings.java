package org.opencontextgraph.streams.personal;

import java.time.Duration;
import java.util.Set;
import org.opencontextgraph.schema.message.LaneProgress;

/**
 * How events become tasks in the live lane; an import brings its own idle limit, and there nothing joins but the same case.
 *
 * @param taskIdle a task closes when nothing came for this long
 * @param gap an event on another resource joins the open task of its process within this time
 * @param holdBack how far the clock that is passed on stays behind; a task sent later is late
 * @param endSteps steps that close a task
 * @param mostSteps a task with so many closes, whatever its lane
 */
public record PersonalSettings(
        Duration taskIdle, Duration gap, Duration holdBack, Set<String> endSteps, int mostSteps) {
    public static final PersonalSettings DEFAULT =
            new PersonalSettings(Duration.ofDays(14), Duration.ofMinutes(30), Duration.ofDays(3), Set.of(), 1_000);

    public PersonalSettings {
        if (taskIdle.isNegative() || taskIdle.isZero()) {
            throw new IllegalArgumentException("streams.task-idle must be longer than nothing, not " + taskIdle);
        }
        if (mostSteps < 1) {
            throw new IllegalArgumentException("streams.most-steps must be at least 1, not " + mostSteps);
        }
        endSteps = Set.copyOf(endSteps);
    }

    /** The idle limit of a lane's tasks in milliseconds. */
    long idle(LaneProgress lane) {
        Long own = lane.getTaskIdle();
        return own == null ? taskIdle.toMillis() : own;
    }
}
