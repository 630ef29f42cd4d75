package org.opencontextgraph.ingest.job;

import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long to wait before a job is tried again: twice as long each time, of which half is left to chance. */
public final class Backoff {
    private final Delay delay;

    /** @param longest no wait is longer */
    public Backoff(Duration first, Duration longest) {
        this.delay = Delay.fullJitter(Duration.ZERO, longest, first.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @param attempts that failed, one or more */
    Duration after(int attempts) {
        return delay.createDelay(attempts);
    }
}
