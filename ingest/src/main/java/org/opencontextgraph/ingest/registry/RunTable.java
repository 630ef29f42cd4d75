package org.opencontextgraph.ingest.registry;

import static org.opencontextgraph.database.jooq.ingest.Tables.CONNECTOR_RUN;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.http.Waited;

/** What runs of connectors have read, and whether that was all: `ingest.connector_run`. */
public final class RunTable {
    /** Stands for all streams of a tool that could not be opened, until it can be. */
    public static final String WHOLE = "(all)";

    private static final Duration KEPT = Duration.ofDays(7);

    private final DSLContext sql;

    /** @param database connections of {@code ocg_ingest} */
    public RunTable(DataSource database) {
        this.sql = DSL.using(database, SQLDialect.POSTGRES);
    }

    /**
     * One run of one stream.
     *
     * @param fetched all that the tool told: what is mapped, ignored, duplicate, unmapped and rejected
     * @param duplicate what was read before
     * @param readersKnown of how many resources it became known who may read them
     * @param readersUnknown of how many that nobody knows
     * @param waited what the tool had the connector wait
     * @param verdict empty: it was complete; else why not
     * @param completeUpTo null: not known
     */
    public record Row(
            String stream,
            Instant started,
            Instant finished,
            long fetched,
            long mapped,
            long ignored,
            long duplicate,
            long unmapped,
            long rejected,
            long readersKnown,
            long readersUnknown,
            Waited waited,
            List<String> verdict,
            @Nullable Instant completeUpTo) {
        public Row {
            verdict = List.copyOf(verdict);
        }

        /** One that read nothing. */
        public static Row failed(String stream, Instant started, Instant finished, String why) {
            return new Row(stream, started, finished, 0, 0, 0, 0, 0, 0, 0, 0, Waited.NEVER, List.of(why), null);
        }
    }

    /** A reason of a verdict. */
    public static String broken(long number) {
        return "broken, and now dead letters: " + number;
    }

    public void add(String connector, Row row) {
        sql.transaction(transaction -> add(transaction.dsl(), connector, row));
    }

    static void add(DSLContext tx, String connector, Row row) {
        tx.insertInto(CONNECTOR_RUN)
                .set(CONNECTOR_RUN.CONNECTOR, connector)
                .set(CONNECTOR_RUN.STREAM, row.stream())
                .set(CONNECTOR_RUN.STARTED, utc(row.started()))
                .set(CONNECTOR_RUN.FINISHED, utc(row.finished()))
                .set(CONNECTOR_RUN.FETCHED, row.fetched())
                .set(CONNECTOR_RUN.MAPPED, row.mapped())
                .set(CONNECTOR_RUN.IGNORED, row.ignored())
                .set(CONNECTOR_RUN.DUPLICATE, row.duplicate())
                .set(CONNECTOR_RUN.READERS_KNOWN, row.readersKnown())
                .set(CONNECTOR_RUN.READERS_UNKNOWN, row.readersUnknown())
                .set(CONNECTOR_RUN.WAITS, row.waited().times())
                .set(CONNECTOR_RUN.WAITED_MS, row.waited().millis())
                .set(CONNECTOR_RUN.UNMAPPED, row.unmapped())
                .set(CONNECTOR_RUN.REJECTED, row.rejected())
                .set(CONNECTOR_RUN.COMPLETE, row.verdict().isEmpty())
                .set(CONNECTOR_RUN.VERDICT, String.join("; ", row.verdict()))
                .set(CONNECTOR_RUN.COMPLETE_UP_TO, row.completeUpTo() == null ? null : utc(row.completeUpTo()))
                .execute();
        if (!row.stream().equals(WHOLE)) {
            tx.deleteFrom(CONNECTOR_RUN)
                    .where(CONNECTOR_RUN.CONNECTOR.eq(connector))
                    .and(CONNECTOR_RUN.STREAM.eq(WHOLE))
                    .execute();
        }
        tx.deleteFrom(CONNECTOR_RUN)
                .where(CONNECTOR_RUN.CONNECTOR.eq(connector))
                .and(CONNECTOR_RUN.STREAM.eq(row.stream()))
                .and(CONNECTOR_RUN.STARTED.lt(utc(row.started().minus(KEPT))))
                .execute();
    }

    /** The last one of each stream, in the order of their names. */
    public List<Row> last(String connector) {
        return sql.select(CONNECTOR_RUN.fields())
                .distinctOn(CONNECTOR_RUN.STREAM)
                .from(CONNECTOR_RUN)
                .where(CONNECTOR_RUN.CONNECTOR.eq(connector))
                .orderBy(CONNECTOR_RUN.STREAM, CONNECTOR_RUN.STARTED.desc())
                .fetch(RunTable::row);
    }

    /** What was unmapped and rejected in all runs that are kept, by stream. */
    public record Sums(String stream, long unmapped, long rejected) {}

    /** In the order of their names. */
    public List<Sums> sums(String connector) {
        return sql.select(
                        CONNECTOR_RUN.STREAM,
                        DSL.sum(CONNECTOR_RUN.UNMAPPED).cast(Long.class),
                        DSL.sum(CONNECTOR_RUN.REJECTED).cast(Long.class))
                .from(CONNECTOR_RUN)
                .where(CONNECTOR_RUN.CONNECTOR.eq(connector))
                .groupBy(CONNECTOR_RUN.STREAM)
                .orderBy(CONNECTOR_RUN.STREAM)
                .fetch(row -> new Sums(row.value1(), row.value2(), row.value3()));
    }

    private static Row row(Record row) {
        OffsetDateTime completeUpTo = row.get(CONNECTOR_RUN.COMPLETE_UP_TO);
        return new Row(
                row.get(CONNECTOR_RUN.STREAM),
                row.get(CONNECTOR_RUN.STARTED).toInstant(),
                row.get(CONNECTOR_RUN.FINISHED).toInstant(),
                row.get(CONNECTOR_RUN.FETCHED),
                row.get(CONNECTOR_RUN.MAPPED),
                row.get(CONNECTOR_RUN.IGNORED),
                row.get(CONNECTOR_RUN.DUPLICATE),
                row.get(CONNECTOR_RUN.UNMAPPED),
                row.get(CONNECTOR_RUN.REJECTED),
                row.get(CONNECTOR_RUN.READERS_KNOWN),
                row.get(CONNECTOR_RUN.READERS_UNKNOWN),
                new Waited(row.get(CONNECTOR_RUN.WAITS), row.get(CONNECTOR_RUN.WAITED_MS)),
                row.get(CONNECTOR_RUN.COMPLETE) ? List.of() : List.of(row.get(CONNECTOR_RUN.VERDICT)),
                completeUpTo == null ? null : completeUpTo.toInstant());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
