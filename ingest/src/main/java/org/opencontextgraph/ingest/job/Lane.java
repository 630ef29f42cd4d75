package org.opencontextgraph.ingest.job;

import java.util.Locale;

/** Jobs of one lane wait for each other; each lane has slots of its own, so however many tools are slow, the house goes on. */
public enum Lane {
    /** Short jobs of our own, such as the clock of `live`. */
    HOUSE,
    /** Jobs that ask tools, and take as long as these take. */
    TOOLS;

    /** As it stands in Redis and in metrics. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
