package org.opencontextgraph.ingest.job;

/** Work that is done when it is due. Doing it twice does no harm: it runs at least once, and never twice at the same time. */
public interface Job {
    /** The name in the schedule, such as `sweep`. */
    String name();

    /** When it is due: a cron expression with seconds, in UTC. */
    String cron();

    /** What it has for itself while it runs: jobs of one tool do not run side by side. Its name, unless it shares something. */
    default String alone() {
        return name();
    }

    /** Whether it is due as soon as it stands in the schedule, for which it is asked once; else it is due by its cron expression. */
    default boolean isDueAtOnce() {
        return false;
    }

    /** With which others it shares its slots. */
    default Lane lane() {
        return Lane.TOOLS;
    }

    /**
     * In a thread of its own, which is interrupted, again and again, when the run shall end: then it throws at its next page.
     *
     * @throws Exception when it could not be done; it will be tried again, unless somebody cancelled it
     */
    void run() throws Exception;
}
