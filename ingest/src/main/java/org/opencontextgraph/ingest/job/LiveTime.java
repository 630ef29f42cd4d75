package org.opencontextgraph.ingest.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.opencontextgraph.schema.id.LaneId;
import org.opencontextgraph.schema.message.Cursor;

/** How far the time of the lane `live` has come: the pure decision of `aggregate_context_graph`. */
final class LiveTime {
    /** A connector that is dead holds everybody back for so long, then its events count as late. */
    static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private LiveTime() {}

    /**
     * @param cursors of all connectors; those of imports and closed ones do not count
     * @param allowedLateness events may come so late and still be in order
     * @param before what was said before; time never goes back
     * @return milliseconds since 1970 up to which everything has been sent
     */
    static long through(Collection<Cursor> cursors, Instant now, Duration allowedLateness, long before) {
        long complete = cursors.stream()
                .filter(it -> it.getLane().equals(LaneId.LIVE.value()) && !it.getClosed())
                .mapToLong(Cursor::getCompleteUpTo)
                .min()
                .orElse(now.toEpochMilli());
        long held = Math.max(complete, now.minus(LONGEST_WAIT).toEpochMilli());
        long through = Math.min(held, now.toEpochMilli()) - allowedLateness.toMillis();
        return Math.max(through, before);
    }
}
