package org.opencontextgraph.ingest.mapping;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a row makes of what it matches. */
public sealed interface Decision {
    /** The row's place in the file, from 0 on. */
    int rank();

    /**
     * A step of work.
     *
     * @param account who did it; null: the source does not say
     * @param time where it says when that was; null: the source's own time
     * @param id places that tell it from all others of its step; empty: the source's own id
     */
    record Event(
            String step,
            String process,
            Named resource,
            @Nullable Named account,
            @Nullable String time,
            List<String> id,
            int rank)
            implements Decision {
        public Event {
            id = List.copyOf(id);
        }
    }

    /** Left out on purpose. */
    record Ignored(String why, int rank) implements Decision {}

    /** How it is called in messages, counted from 1 on. */
    default String row() {
        return "rule " + (rank() + 1);
    }

    /** All steps: the closed vocabulary of the connector. */
    static Set<String> vocabulary(Stream<Decision> decisions) {
        return decisions
                .filter(Event.class::isInstance)
                .map(it -> ((Event) it).step())
                .collect(Collectors.toUnmodifiableSet());
    }
}
