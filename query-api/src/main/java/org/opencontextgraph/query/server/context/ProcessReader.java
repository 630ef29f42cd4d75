package org.opencontextgraph.query.server.context;

import static org.opencontextgraph.database.jooq.context.Tables.RELEASE_UNIT;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.context.Answers.Listing;
import org.opencontextgraph.query.server.context.Answers.ProcessRow;

/** Which processes have something to show. */
public final class ProcessReader {
    private static final Field<Integer> LEAST_K = DSL.min(RELEASE_UNIT.K);

    /** @param k of the process as the list of processes says it; empty where the process is not in the list */
    public record WithK<T>(T answer, Optional<Integer> k) {}

    private final ScopedReader reader;
    private final Rounding rounding;

    public ProcessReader(ScopedReader reader, Rounding rounding) {
        this.reader = reader;
        this.rounding = rounding;
    }

    /** By key. */
    public Listing<List<ProcessRow>> processes(Caller caller) throws SQLException {
        return reader.read(caller, Listing.nothing(List.of()), "db.query.context_processes", sql -> {
            Field<Long> shown = rounding.shown(RELEASE_UNIT.COUNT, RELEASE_UNIT.K);
            Field<OffsetDateTime> last = DSL.max(RELEASE_UNIT.WINDOW_END);
            List<ProcessRow> rows = sql.select(
                            RELEASE_UNIT.PROCESS,
                            shown,
                            DSL.min(RELEASE_UNIT.WINDOW_END),
                            last,
                            DSL.arrayAggDistinct(RELEASE_UNIT.SCOPE).orderBy(RELEASE_UNIT.SCOPE),
                            LEAST_K)
                    .from(RELEASE_UNIT)
                    .where(Units.WHOLE)
                    .groupBy(RELEASE_UNIT.PROCESS)
                    .having(shown.gt(Rounding.ZERO))
                    .orderBy(RELEASE_UNIT.PROCESS)
                    .fetch(row -> new ProcessRow(
                            row.value1(),
                            row.value2(),
                            row.value3().toInstant(),
                            row.value4().toInstant(),
                            Arrays.stream(row.value5()).toList(),
                            row.value6()));
            return new Listing<>(rows, LaneClock.completeUpTo(sql, Units.WHOLE), Optional.empty());
        });
    }

    /** Something about a process, and its k. */
    public <T> Reading<WithK<T>> withK(String process, Reading<T> reading) {
        return new Reading<>(
                new WithK<>(reading.nothing(), Optional.empty()),
                reading.query(),
                sql -> new WithK<>(reading.question().apply(sql), k(sql, process)));
    }

    private Optional<Integer> k(DSLContext sql, String process) {
        return sql.select(LEAST_K)
                .from(RELEASE_UNIT)
                .where(Units.wholeOf(process))
                .having(rounding.shown(RELEASE_UNIT.COUNT, RELEASE_UNIT.K).gt(Rounding.ZERO))
                .fetchOptional(LEAST_K);
    }
}
