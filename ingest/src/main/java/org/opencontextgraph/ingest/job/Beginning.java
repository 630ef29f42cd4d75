package org.opencontextgraph.ingest.job;

import java.time.Instant;

/** What is to be done about an entry of the queue. */
sealed interface Beginning {
    /** It is to be run now. */
    record Begun(String id, String name, int attempt, Instant due) implements Beginning {}

    /** Perhaps it still runs somewhere. */
    record Unsure() implements Beginning {}

    /** Somebody has done it, or nobody wants it any more. */
    record Nothing(String why) implements Beginning {}

    /** It took too many workers with it. */
    record GivenUp(int attempts) implements Beginning {}
}
