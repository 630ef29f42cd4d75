package org.opencontextgraph.ingest.job;

/** A job that does what a test says. */
record PlainJob(String name, String cron, Lane lane, Work work) implements Job {
    /** Once a year: tests make it due themselves. */
    static final String NEVER = "0 0 0 1 1 *";

    /** What it does. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    static PlainJob of(String name, Work work) {
        return new PlainJob(name, NEVER, Lane.TOOLS, work);
    }

    PlainJob in(Lane other) {
        return new PlainJob(name, cron, other, work);
    }

    PlainJob every(String otherCron) {
        return new PlainJob(name, otherCron, lane, work);
    }

    @Override
    public void run() throws Exception {
        work.run();
    }
}
