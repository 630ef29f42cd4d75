package org.opencontextgraph.schema.topic;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a topic keeps its records. */
public sealed interface Retention {
    /** The last record of each key stays. */
    record Compacted() implements Retention {}

    /** Records go after this time since they were written; null: they stay. */
    record For(@Nullable Duration duration) implements Retention {}

    static Retention compacted() {
        return new Compacted();
    }

    static Retention days(int days) {
        return new For(Duration.ofDays(days));
    }

    static Retention forever() {
        return new For(null);
    }
}
