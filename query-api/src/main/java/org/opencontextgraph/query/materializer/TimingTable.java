package org.opencontextgraph.query.materializer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.CutTiming;
import org.opencontextgraph.schema.message.Quantiles;

/** {@code context.cut_timing}: quantiles of the cuts that are large enough to have them. */
final class TimingTable {
    private static final String COLUMNS = "cut, lane, epoch, scope, process, level, steps, begins, ends, variant,"
            + " window_end, gap_p10, gap_p25, gap_p75, gap_p90, total_p10, total_p25, total_p75, total_p90";

    /** In the order of the columns. */
    private static final List<Function<Quantiles, @Nullable Integer>> QUANTILES =
            List.of(Quantiles::getP10, Quantiles::getP25, Quantiles::getP75, Quantiles::getP90);

    private TimingTable() {}

    /** Makes the session's staging table. */
    static void prepare(Statement statement) throws SQLException {
        statement.execute("create temporary table if not exists staged_timing (cut text, lane text, epoch bigint,"
                + " scope text, process text, level text, steps text[], begins boolean, ends boolean, variant text,"
                + " window_end timestamptz, gap_p10 smallint[], gap_p25 smallint[], gap_p75 smallint[],"
                + " gap_p90 smallint[], total_p10 smallint, total_p25 smallint, total_p75 smallint,"
                + " total_p90 smallint) on commit delete rows");
    }

    static void remove(Connection connection, Object[] cuts) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from context.cut_timing where cut = any (?)")) {
            delete.setArray(1, connection.createArrayOf("text", cuts));
            delete.executeUpdate();
        }
    }

    /** Adds timings; one that is there already is the same, for they never change. */
    static void add(Connection connection, Collection<CutTiming> timings) throws SQLException {
        if (timings.isEmpty()) {
            return;
        }
        CopyBuffer rows = new CopyBuffer();
        timings.forEach(timing -> encode(timing, rows));
        rows.copyInto("staged_timing (" + COLUMNS + ")", connection);
        try (Statement merge = connection.createStatement()) {
            merge.executeUpdate("insert into context.cut_timing (" + COLUMNS + ") select " + COLUMNS
                    + " from staged_timing on conflict do nothing");
        }
    }

    private static void encode(CutTiming timing, CopyBuffer rows) {
        rows.row(19)
                .text(timing.getCut())
                .text(timing.getLane())
                .bigint(timing.getEpoch())
                .text(timing.getScope())
                .text(timing.getProcess())
                .text(timing.getLevel().name())
                .texts(timing.getSteps())
                .bool(timing.getBegins())
                .bool(timing.getEnds())
                .text(Variant.id(timing.getSteps()))
                .timestamp(timing.getWindowEnd());
        for (var quantile : QUANTILES) {
            rows.smallints(timing.getGaps().stream().map(quantile).toList());
        }
        Quantiles total = timing.getTotal();
        for (var quantile : QUANTILES) {
            rows.smallint(total == null ? null : quantile.apply(total));
        }
    }
}
