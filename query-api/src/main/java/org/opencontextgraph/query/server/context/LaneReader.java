package org.opencontextgraph.query.server.context;

import static org.opencontextgraph.database.jooq.context.Tables.LANE_PROGRESS;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** How far a lane has come, for the one who runs an import. */
public final class LaneReader {
    /** @param completeUpTo empty before every partition of the gate has said something */
    public record Progress(String lane, Optional<Instant> completeUpTo, boolean closed) {}

    private final DataSource database;

    public LaneReader(DataSource database) {
        this.database = database;
    }

    /** Empty when nothing has been heard of the lane. */
    public Optional<Progress> progress(String lane) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            return DSL.using(connection, SQLDialect.POSTGRES)
                    .select(LANE_PROGRESS.COMPLETE_UP_TO, LANE_PROGRESS.CLOSED)
                    .from(LANE_PROGRESS)
                    .where(LANE_PROGRESS.LANE.eq(lane))
                    .fetchOptional(row -> new Progress(
                            lane,
                            Optional.ofNullable(row.value1()).map(OffsetDateTime::toInstant),
                            Boolean.TRUE.equals(row.value2())));
        }
    }
}
