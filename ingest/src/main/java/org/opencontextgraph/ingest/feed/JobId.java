package org.opencontextgraph.ingest.feed;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The run of a job that a thread works for. Its id stands in every log line and every span of the run.
 *
 * <p>Threads that are made by a thread of the run, such as those of a Kafka client, work for the same run, until it ends; a thread
 * that lives on works for none then. Threads of a shared pool that was there before work for none.
 */
public final class JobId implements AutoCloseable {
    /** In log lines and spans. */
    public static final String KEY = "job_id";

    private static final InheritableThreadLocal<@Nullable JobId> OF_THREAD = new InheritableThreadLocal<>();

    private final String id;
    private volatile boolean ended;

    private JobId(String id) {
        this.id = id;
    }

    /** From now on the current thread works for this run; until it is closed, in the same thread. */
    public static JobId begin(String id) {
        JobId begun = new JobId(id);
        OF_THREAD.set(begun);
        MDC.put(KEY, id);
        return begun;
    }

    /** Of the run that the current thread works for. */
    public static Optional<String> current() {
        JobId run = OF_THREAD.get();
        return run == null || run.ended ? Optional.empty() : Optional.of(run.id);
    }

    @Override
    public void close() {
        ended = true;
        OF_THREAD.remove();
        MDC.remove(KEY);
    }
}
