package org.opencontextgraph.ingest.job;

/** A job that does what a test says. */
record PlainJob(String name, String alone, String cron, Lane lane, Work work) implements Job {
    /** Once a year: tests make it due themselves. */
    static final String NEVER = "0 0 0 1 1 *";

    /** What it does. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    static PlainJob of(String name, Work work) {
        return new PlainJob(name, name, NEVER, Lane.TOOLS, work);
    }

    PlainJob in(Lane other) {
        return new PlainJob(name, alone, cron, other, work);
    }

    PlainJob with(String tool) {
        return new PlainJob(name, tool, cron, lane, work);
    }

    PlainJob every(String otherCron) {
        return new PlainJob(name, alone, otherCron, lane, work);
    }

    @Override
    public void run() throws Exception {
        work.run();
    }
}
