package org.opencontextgraph.ingest.job;

/** Work that is done when it is due. Doing it twice does no harm: it runs at least once. */
public interface Job {
    /** The name in the schedule, such as `sweep`. */
    String name();

    /** When it is due: a cron expression with seconds, in UTC. */
    String cron();

    /** @throws Exception when it could not be done; it will be tried again */
    void run() throws Exception;
}
