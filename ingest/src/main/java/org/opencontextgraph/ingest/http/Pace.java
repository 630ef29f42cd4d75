package org.opencontextgraph.ingest.http;

import java.time.Duration;

/**
 * How a tool is waited for.
 *
 * @param pause before what went wrong is asked for again, if the tool does not say
 * @param patience how long nothing may come before the tool is taken for one that does not answer
 */
public record Pace(Duration pause, Duration patience) {
    public static final Pace USUAL = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(30));
}
