package org.opencontextgraph.query.server.context;

import static org.opencontextgraph.database.jooq.context.Tables.LANE_PROGRESS;
import static org.opencontextgraph.database.jooq.context.Tables.RELEASE_UNIT;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Up to when an answer is complete: as far as the slowest open lane that it comes from. */
public final class LaneClock {
    private LaneClock() {}

    /** @param units which visible units the answer comes from */
    public static Optional<Instant> completeUpTo(DSLContext sql, Condition units) {
        var lanes = sql.select(LANE_PROGRESS.COMPLETE_UP_TO, LANE_PROGRESS.CLOSED)
                .from(LANE_PROGRESS)
                .whereExists(sql.selectOne()
                        .from(RELEASE_UNIT)
                        .where(RELEASE_UNIT.LANE.eq(LANE_PROGRESS.LANE))
                        .and(units))
                .fetch();
        List<Optional<Instant>> open = lanes.stream()
                .filter(lane -> !Boolean.TRUE.equals(lane.value2()))
                .map(lane -> Optional.ofNullable(lane.value1()).map(OffsetDateTime::toInstant))
                .toList();
        if (open.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        // nothing more can come from a closed lane: it holds nothing back
        return open.isEmpty()
                ? lanes.stream()
                        .flatMap(lane -> Optional.ofNullable(lane.value1()).stream())
                        .map(OffsetDateTime::toInstant)
                        .max(Comparator.naturalOrder())
                : open.stream().flatMap(Optional::stream).min(Comparator.naturalOrder());
    }
}
