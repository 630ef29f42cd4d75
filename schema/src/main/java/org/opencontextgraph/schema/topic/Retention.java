package org.opencontextgraph.schema.topic;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a topic keeps its records. */
public sealed interface Retention {
    /**
     * How long a reader of a compacted topic may be away and still learn what was deleted meanwhile. Kafka's default of a day
     * would leave withdrawn rows in the database of a materializer that was off over a weekend.
     */
    Duration TOMBSTONES = Duration.ofDays(90);

    /** How long data may be on its way: every topic between two rooms keeps its records that long. */
    Duration ON_ITS_WAY = Duration.ofDays(30);

    /**
     * The last record of each key stays.
     *
     * @param untouched younger records all stay, the last of their key or not; nothing: compaction may begin at once
     */
    record Compacted(Duration untouched) implements Retention {}

    /** Records go after this time since they were written; null: they stay. */
    record For(@Nullable Duration duration) implements Retention {}

    static Retention compacted() {
        return new Compacted(Duration.ZERO);
    }

    /**
     * For records whose order says more than the last of them: an opt-out, and an opt-in after it, that come while the streams
     * are off must both be read, or nothing is taken back. So nothing is compacted away before it would be gone from the
     * other topics of the corridor.
     */
    static Retention compactedOnceRead() {
        return new Compacted(ON_ITS_WAY);
    }

    /**
     * For a topic between two rooms: the only copy of what is on its way, for what was read is not read again. An instance that
     * was off for longer than this loses events and clocks.
     */
    static Retention onItsWay() {
        return new For(ON_ITS_WAY);
    }

    static Retention days(int days) {
        return new For(Duration.ofDays(days));
    }

    static Retention forever() {
        return new For(null);
    }
}
