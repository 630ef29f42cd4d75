package org.opencontextgraph.ingest.job;

import java.util.Collection;
import java.util.Optional;

/** The jobs that there are now; tools that are read come and go. */
@FunctionalInterface
public interface Jobs {
    Collection<? extends Job> now();

    static Jobs always(Collection<? extends Job> jobs) {
        var kept = java.util.List.copyOf(jobs);
        return () -> kept;
    }

    default Optional<Job> find(String name) {
        return now().stream()
                .filter(job -> job.name().equals(name))
                .<Job>map(job -> job)
                .findFirst();
    }
}
