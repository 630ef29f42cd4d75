package org.opencontextgraph.ingest.job;

import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.MDC;

/** A job that counts its runs, and fails the first few times. */
final class CountingJob implements Job {
    final AtomicInteger runs = new AtomicInteger();
    volatile String lastJobId = "";
    private final int failures;

    CountingJob(int failures) {
        this.failures = failures;
    }

    @Override
    public String name() {
        return "count";
    }

    /** Once a year: tests make it due themselves. */
    @Override
    public String cron() {
        return "0 0 0 1 1 *";
    }

    @Override
    public void run() {
        lastJobId = String.valueOf(MDC.get("job_id"));
        if (runs.incrementAndGet() <= failures) {
            throw new IllegalStateException("a test's failure");
        }
    }
}
