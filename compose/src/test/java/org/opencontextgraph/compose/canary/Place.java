package org.opencontextgraph.compose.canary;

/** Where something may come out. */
enum Place {
    /** OCG's own rooms at DEBUG with stack traces, libraries as they are shipped. */
    LOG,
    METRICS,
    SPANS,
    /** Keys, values and headers of all that is on the broker, dead letters and changelogs among them. */
    TOPICS,
    /** Dead letters alone. */
    DEAD_LETTERS,
    /** All rows of all tables. */
    DATABASE,
    REDIS,
    /** Bodies and headers of all answers. */
    API,
    EXPORTS,
    CLI
}
