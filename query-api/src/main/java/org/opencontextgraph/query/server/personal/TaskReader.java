package org.opencontextgraph.query.server.personal;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.opencontextgraph.database.jooq.personal.Tables.CORRECTION;
import static org.opencontextgraph.database.jooq.personal.Tables.TASK;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.opencontextgraph.query.server.access.Subject;

/** The caller's own tasks, the one that ended last first. */
public final class TaskReader {
    private static final String LIST = "tasks";
    /** What was said of its first event, else of the next one that anything was said of: a task that grew keeps its title. */
    private static final Field<String> TITLE = DSL.field(DSL.select(CORRECTION.TITLE)
            .from(CORRECTION)
            .where(CORRECTION.TASK.eq(DSL.any(TASK.EVENTS)))
            .and(CORRECTION.TITLE.isNotNull())
            .orderBy(DSL.field("array_position({0}, {1})", Integer.class, TASK.EVENTS, CORRECTION.TASK))
            .limit(1));

    private static final List<SelectField<?>> SUMMARY = List.of(
            TASK.TASK_,
            TITLE,
            TASK.PROCESS,
            TASK.RESOURCE,
            TASK.LANE,
            TASK.FIRST_TIME,
            TASK.LAST_TIME,
            TASK.LAST_SEQUENCE,
            TASK.STEP_COUNT,
            TASK.SHARING,
            TASK.KEPT_BACK,
            TASK.COUNTS,
            TASK.READERS_KNOWN,
            TASK.COVERED);

    private final OwnReader reader;

    public TaskReader(OwnReader reader) {
        this.reader = reader;
    }

    /** @throws ForeignCursorException when the cursor is not the caller's */
    public Page<OwnTask> tasks(Optional<Subject> subject, PageQuery query) throws SQLException {
        return reader.read(
                subject, query::nothing, "db.query.personal_tasks", (sql, person) -> page(sql, person, query));
    }

    /** Empty when the caller has none of this id; whether somebody else has cannot be told. */
    public Optional<OwnTask.Whole> task(Optional<Subject> subject, String id) throws SQLException {
        return reader.read(subject, Optional::empty, "db.query.personal_task", (sql, _) -> whole(sql, id));
    }

    private static Page<OwnTask> page(DSLContext sql, PersonId person, PageQuery query) {
        var further = query.after(person, LIST)
                .map(after -> row(TASK.LAST_TIME, TASK.LAST_SEQUENCE, TASK.TASK_)
                        .lt(row(after.at(), after.sequence(), after.id())))
                .orElse(noCondition());
        Statement statement = OwnConsent.statement(sql);
        List<Record> rows = List.copyOf(sql.select(SUMMARY)
                .from(TASK)
                .where(further)
                .orderBy(TASK.LAST_TIME.desc(), TASK.LAST_SEQUENCE.desc(), TASK.TASK_.desc())
                .limit(query.limit() + 1)
                .fetch());
        return Page.of(
                rows,
                query.limit(),
                found -> summary(found, statement),
                last -> Position.of(last.get(TASK.LAST_TIME), last.get(TASK.LAST_SEQUENCE), last.get(TASK.TASK_))
                        .sealed(person, LIST));
    }

    private static Optional<OwnTask.Whole> whole(DSLContext sql, String id) {
        Statement statement = OwnConsent.statement(sql);
        return sql.select(SUMMARY)
                .select(TASK.STEPS, TASK.RESOURCES, TASK.TIMES, TASK.EVENTS)
                .from(TASK)
                .where(TASK.TASK_.eq(id))
                .fetchOptional(found -> new OwnTask.Whole(summary(found, statement), steps(found)));
    }

    private static OwnTask summary(Record row, Statement statement) {
        Instant began = row.get(TASK.FIRST_TIME).toInstant();
        Optional<String> process = Optional.ofNullable(row.get(TASK.PROCESS));
        return new OwnTask(
                row.get(TASK.TASK_),
                Optional.ofNullable(row.get(TITLE)),
                process,
                row.get(TASK.RESOURCE),
                row.get(TASK.LANE),
                began,
                row.get(TASK.LAST_TIME).toInstant(),
                row.get(TASK.STEP_COUNT),
                Sharing.of(new Sharing.Facts(
                        row.get(TASK.SHARING),
                        row.get(TASK.KEPT_BACK),
                        row.get(TASK.COUNTS),
                        process.isPresent(),
                        row.get(TASK.READERS_KNOWN),
                        Optional.ofNullable(row.get(TASK.COVERED)).isPresent(),
                        statement.covers(began))));
    }

    private static List<OwnTask.Step> steps(Record row) {
        String[] steps = row.get(TASK.STEPS);
        String[] resources = row.get(TASK.RESOURCES);
        OffsetDateTime[] times = row.get(TASK.TIMES);
        String[] events = row.get(TASK.EVENTS);
        List<OwnTask.Step> all = new ArrayList<>(steps.length);
        for (int i = 0; i < steps.length; i++) {
            Optional<String> event = events.length == steps.length ? Optional.of(events[i]) : Optional.empty();
            all.add(new OwnTask.Step(event, steps[i], resources[i], times[i].toInstant()));
        }
        return all;
    }
}
