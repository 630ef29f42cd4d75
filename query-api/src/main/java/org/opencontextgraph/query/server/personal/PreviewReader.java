package org.opencontextgraph.query.server.personal;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.opencontextgraph.database.jooq.personal.Tables.TASK;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.opencontextgraph.query.server.access.Subject;

/** What the caller's last 30 days would have told the gate, had the caller agreed all that time. */
public final class PreviewReader {
    private static final String LIST = "preview";
    private static final Duration SPAN = Duration.ofDays(30);

    /** What the gate would be told of one task, but for the numbers of person and task that never leave it. */
    public record AbstractTrace(String lane, String scope, String process, List<String> steps, List<Instant> times) {
        public AbstractTrace {
            steps = List.copyOf(steps);
            times = List.copyOf(times);
        }
    }

    /** @param from tasks that ended before are not in it */
    public record Preview(Instant from, Page<AbstractTrace> page) {}

    private final OwnReader reader;
    private final InstantSource clock;

    public PreviewReader(OwnReader reader, InstantSource clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** @throws ForeignCursorException when the cursor is not the caller's */
    public Preview preview(Optional<Subject> subject, PageQuery query) throws SQLException {
        Instant from = clock.instant().minus(SPAN).truncatedTo(ChronoUnit.SECONDS);
        return new Preview(
                from,
                reader.read(
                        subject,
                        query::nothing,
                        "db.query.personal_preview",
                        self -> page(self, query, from.atOffset(ZoneOffset.UTC))));
    }

    /** Closed, counted, of a process, its readers known and an audience among them, never taken apart: all but the consent. */
    private static Page<AbstractTrace> page(Self self, PageQuery query, OffsetDateTime from) {
        Condition further = query.after(self.person(), LIST)
                .<Condition>map(after -> row(TASK.LAST_TIME, TASK.LAST_SEQUENCE, TASK.TASK_)
                        .lt(row(after.at(), after.sequence(), after.id())))
                .orElse(noCondition());
        List<Record> rows =
                self.latest(query.limit() + 1, _ -> rows(self.sql(), further, query, from), PreviewReader::position);
        return Page.of(
                rows,
                query.limit(),
                PreviewReader::trace,
                last -> position(last).sealed(self.person(), LIST));
    }

    private static Position position(Record row) {
        return Position.of(row.get(TASK.LAST_TIME), row.get(TASK.LAST_SEQUENCE), row.get(TASK.TASK_));
    }

    private static List<Record> rows(DSLContext sql, Condition further, PageQuery query, OffsetDateTime from) {
        return List.copyOf(sql.select(
                        TASK.LANE,
                        TASK.COVERED,
                        TASK.PROCESS,
                        TASK.STEPS,
                        TASK.TIMES,
                        TASK.LAST_TIME,
                        TASK.LAST_SEQUENCE,
                        TASK.TASK_)
                .from(TASK)
                .where(further)
                .and(TASK.LAST_TIME.ge(from))
                .and(TASK.COUNTS)
                .and(TASK.PROCESS.isNotNull())
                .and(TASK.READERS_KNOWN)
                .and(TASK.COVERED.isNotNull())
                .and(TASK.KEPT_BACK.eq("NO"))
                .and(TASK.SHARING.notIn("OPEN", "RETRACTED"))
                .orderBy(TASK.LAST_TIME.desc(), TASK.LAST_SEQUENCE.desc(), TASK.TASK_.desc())
                .limit(query.limit() + 1)
                .fetch());
    }

    private static AbstractTrace trace(Record row) {
        return new AbstractTrace(
                row.get(TASK.LANE),
                row.get(TASK.COVERED),
                row.get(TASK.PROCESS),
                List.of(row.get(TASK.STEPS)),
                Arrays.stream(row.get(TASK.TIMES))
                        .map(OffsetDateTime::toInstant)
                        .toList());
    }
}
