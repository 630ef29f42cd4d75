package org.opencontextgraph.query.server.personal;

import static org.opencontextgraph.database.jooq.personal.Tables.CORRECTION;
import static org.opencontextgraph.database.jooq.personal.Tables.TASK;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.opencontextgraph.query.server.access.Arrival;
import org.opencontextgraph.query.server.access.Subject;

/**
 * What the caller says of their own tasks. The personal room does it, and it comes back by way of the materializer; it is
 * answered when it can be read, or after five seconds.
 */
public final class OwnCorrections {
    private static final String SPAN = "db.query.personal_correction";
    private static final String EXCLUDED = "EXCLUDED";

    /** A task of more steps goes through no gate whole, and through no hands. */
    private static final int MOST_STEPS = 1_000;

    private final OwnReader reader;
    private final PersonalLog log;

    public OwnCorrections(OwnReader reader, PersonalLog log) {
        this.reader = reader;
        this.log = log;
    }

    /**
     * What became of it.
     *
     * @param tasks the tasks that were spoken of, by number
     * @param arrived whether they can be read already as they are to be
     */
    public record Result(List<String> tasks, boolean arrived) {
        public Result {
            tasks = List.copyOf(tasks);
        }
    }

    private record Known(PersonId person, Map<String, CorrectableTask> tasks) {}

    /**
     * Gives a task another title, or excludes it from sharing.
     *
     * @param title empty: the title stays; within it empty: there is none any more
     * @return empty when the caller has no such task
     */
    public Optional<Result> edit(
            Optional<Subject> subject, String task, Optional<Optional<String>> title, boolean exclude)
            throws SQLException, NotWrittenException, TaskConflictException {
        Optional<Known> known = known(subject, Set.of(task));
        if (known.isEmpty()) {
            return Optional.empty();
        }
        CorrectableTask found = found(known.get(), task);
        Optional<String> next = title.orElse(found.title());
        return Optional.of(say(
                subject,
                known.get().person(),
                List.of(exclude ? Composition.excluded(withEvents(found), next) : Composition.retitled(found, next))));
    }

    /**
     * Makes two of a task.
     *
     * @param from the event that the second one begins with
     * @return empty when the caller has no such task
     */
    public Optional<Result> split(Optional<Subject> subject, String task, String from)
            throws SQLException, NotWrittenException, TaskConflictException {
        Optional<Known> known = known(subject, Set.of(task));
        if (known.isEmpty()) {
            return Optional.empty();
        }
        CorrectableTask found = withEvents(found(known.get(), task));
        int at = found.events().indexOf(from);
        if (at < 1) {
            throw new TaskConflictException("from must be an event of the task, and not its first one");
        }
        return Optional.of(say(subject, known.get().person(), Composition.split(found, at)));
    }

    /**
     * Makes one task of several.
     *
     * @return empty when the caller does not have all of them
     */
    public Optional<Result> merge(Optional<Subject> subject, Set<String> tasks)
            throws SQLException, NotWrittenException, TaskConflictException {
        Optional<Known> known = known(subject, tasks);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        List<CorrectableTask> found = new ArrayList<>();
        for (CorrectableTask task : known.get().tasks().values()) {
            found.add(withEvents(task));
        }
        if (found.stream().map(CorrectableTask::lane).distinct().count() > 1) {
            throw new TaskConflictException("tasks of different lanes cannot be one");
        }
        if (found.stream().mapToInt(task -> task.events().size()).sum() > MOST_STEPS) {
            throw new TaskConflictException("a task cannot have more than " + MOST_STEPS + " steps");
        }
        return Optional.of(say(subject, known.get().person(), Composition.merged(found)));
    }

    private Result say(Optional<Subject> subject, PersonId person, List<Correction> all)
            throws SQLException, NotWrittenException {
        for (Correction correction : all) {
            log.write(person, correction);
        }
        List<String> tasks = all.stream()
                .filter(correction -> all.size() == 1 || !correction.isEmpty())
                .map(Correction::task)
                .toList();
        boolean arrived = Arrival.await(() -> {
            Optional<Known> now = known(subject, Set.copyOf(tasks));
            return now.isPresent() && all.stream().allMatch(correction -> hasArrived(correction, now.get()));
        });
        return new Result(tasks, arrived);
    }

    private static boolean hasArrived(Correction said, Known known) {
        CorrectableTask task = known.tasks().get(said.task());
        if (task == null) {
            return said.isEmpty(); // merged into another
        }
        boolean isComposed = !said.pinned() || new HashSet<>(task.events()).equals(new HashSet<>(said.events()));
        return isComposed
                && (!said.excluded() || task.excluded())
                && task.title().equals(said.title());
    }

    private static CorrectableTask found(Known known, String task) {
        CorrectableTask found = known.tasks().get(task);
        if (found == null) {
            throw new IllegalStateException("all of the tasks are known");
        }
        return found;
    }

    private static CorrectableTask withEvents(CorrectableTask task) throws TaskConflictException {
        if (task.events().isEmpty()) {
            throw new TaskConflictException("the task was written by an earlier version that cannot be corrected");
        }
        return task;
    }

    /** Empty when nobody is known, or has not all of the tasks. */
    private Optional<Known> known(Optional<Subject> subject, Set<String> tasks) throws SQLException {
        return reader.read(
                subject,
                Optional::empty,
                SPAN,
                self -> self.each(person -> new Known(person, tasks(self.sql(), tasks))).stream()
                        .filter(known -> known.tasks().keySet().containsAll(tasks))
                        .findFirst());
    }

    /** Row-level security leaves the caller's own. */
    private static Map<String, CorrectableTask> tasks(DSLContext sql, Set<String> tasks) {
        Map<String, Correction> said = sql.selectFrom(CORRECTION).where(CORRECTION.TASK.in(tasks)).fetch().stream()
                .collect(Collectors.toMap(row -> row.get(CORRECTION.TASK), OwnCorrections::correction));
        return sql
                .select(
                        TASK.TASK_,
                        TASK.RESOURCE,
                        TASK.LANE,
                        TASK.FIRST_TIME,
                        TASK.EVENTS,
                        TASK.RESOURCES,
                        TASK.KEPT_BACK)
                .from(TASK)
                .where(TASK.TASK_.in(tasks))
                .fetch()
                .stream()
                .map(row -> task(row, Optional.ofNullable(said.get(row.get(TASK.TASK_)))))
                .collect(Collectors.toMap(CorrectableTask::id, Function.identity()));
    }

    private static CorrectableTask task(Record row, Optional<Correction> said) {
        return new CorrectableTask(
                row.get(TASK.TASK_),
                row.get(TASK.RESOURCE),
                row.get(TASK.LANE),
                row.get(TASK.FIRST_TIME).toInstant().toEpochMilli(),
                Arrays.asList(row.get(TASK.EVENTS)),
                Arrays.asList(row.get(TASK.RESOURCES)),
                row.get(TASK.KEPT_BACK).equals(EXCLUDED),
                said);
    }

    private static Correction correction(Record row) {
        return new Correction(
                row.get(CORRECTION.TASK),
                row.get(CORRECTION.RESOURCE),
                Optional.ofNullable(row.get(CORRECTION.TITLE)),
                row.get(CORRECTION.EXCLUDED),
                row.get(CORRECTION.PINNED),
                Arrays.asList(row.get(CORRECTION.EVENTS)),
                List.of());
    }
}
