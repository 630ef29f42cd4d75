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
import org.jooq.Condition;
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
        return reader.read(subject, query::nothing, "db.query.personal_tasks", self -> page(self, query));
    }

    /** Empty when the caller has none of this id; whether somebody else has cannot be told. */
    public Optional<OwnTask.Whole> task(Optional<Subject> subject, String id) throws SQLException {
        return reader.read(subject, Optional::empty, "db.query.personal_task", self -> whole(self, id));
    }

    /** A row with what its person said of sharing. */
    private record Found(Record row, Statement statement) {
        OwnTask summary() {
            return TaskReader.summary(row, statement);
        }

        Position position() {
            return Position.of(row.get(TASK.LAST_TIME), row.get(TASK.LAST_SEQUENCE), row.get(TASK.TASK_));
        }
    }

    private static Page<OwnTask> page(Self self, PageQuery query) {
        Condition further = query.after(self.person(), LIST)
                .<Condition>map(after -> row(TASK.LAST_TIME, TASK.LAST_SEQUENCE, TASK.TASK_)
                        .lt(row(after.at(), after.sequence(), after.id())))
                .orElse(noCondition());
        Words words = Words.of(self);
        List<Found> rows = self.latest(
                query.limit() + 1,
                person -> self.sql()
                        .select(SUMMARY)
                        .from(TASK)
                        .where(further)
                        .orderBy(TASK.LAST_TIME.desc(), TASK.LAST_SEQUENCE.desc(), TASK.TASK_.desc())
                        .limit(query.limit() + 1)
                        .fetch(row -> new Found(row, words.of(person))),
                Found::position);
        return Page.of(
                rows, query.limit(), Found::summary, last -> last.position().sealed(self.person(), LIST));
    }

    private static Optional<OwnTask.Whole> whole(Self self, String id) {
        Words words = Words.of(self);
        return self
                .each(person -> self.sql()
                        .select(SUMMARY)
                        .select(TASK.STEPS, TASK.RESOURCES, TASK.TIMES, TASK.EVENTS)
                        .from(TASK)
                        .where(TASK.TASK_.eq(id))
                        .fetchOptional(row -> new OwnTask.Whole(summary(row, words.of(person)), steps(row))))
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
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
