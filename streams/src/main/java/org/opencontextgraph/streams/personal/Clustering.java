package org.opencontextgraph.streams.personal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.id.LaneId;
import org.opencontextgraph.schema.message.Handover;
import org.opencontextgraph.schema.message.PersonalEvent;
import org.opencontextgraph.schema.message.TraceEvent;
import org.opencontextgraph.streams.lane.WorkBudget;

/**
 * Events to tasks, one lane at a time, in the order (time, source sequence, id) up to the lane's clock.
 *
 * <h2>Where a task ends</h2>
 *
 * <p>An event joins the person's open task that shares its resource; in the live lane else the open task of the same process
 * within the gap; else it opens a task. A pause longer than the idle limit ends a task: what comes later opens another. So
 * the result does not depend on the order in which events came, as long as they came before the clock.
 *
 * <h2>Why a task is bounded</h2>
 *
 * <p>A resource that somebody touches every day never pauses. Its task is one row and one message, written anew with every
 * clock: without a limit the row outgrows what a record may hold, and the work grows with its square. So a task closes when
 * it is full ({@link Task#isFull}), and what comes next opens another. Nothing is lost at the gate, which publishes no
 * sequence of more than 256 steps whole.
 *
 * <p>What a person said of their tasks comes before all of this ({@link PinnedTasks}).
 */
final class Clustering {
    /** So many reminders are looked up at a time: what is read must be worked off within the budget. */
    private static final int PAGE = 64;

    private final PersonalBooks books;
    private final OpenTasks open;
    private final PersonalSettings settings;
    private final WorkBudget budget;
    private final PinnedTasks pinned;
    private final Consumer<Task> closing;

    Clustering(
            PersonalBooks books,
            OpenTasks open,
            PinnedTasks pinned,
            PersonalSettings settings,
            WorkBudget budget,
            Consumer<Task> closing) {
        this.books = books;
        this.open = open;
        this.pinned = pinned;
        this.settings = settings;
        this.budget = budget;
        this.closing = closing;
    }

    /** @return whether the budget sufficed */
    boolean advance(String lane, long through, long idle) {
        return cluster(lane, through, idle) && closeIdle(lane, through, idle);
    }

    private boolean cluster(String lane, long through, long idle) {
        List<String> done = new ArrayList<>();
        boolean all = books.pending().visit(first(lane), last(lane, through), (key, message) -> {
            if (budget.isSpent() && !done.isEmpty()) {
                return false;
            }
            Handover event = Attribution.read(message);
            if (isLeftAlone(event.getEvent().getPerson())) {
                books.late().put(PersonalKeys.again(event.getEvent()), event);
            } else {
                place(event, idle);
            }
            budget.spend(); // its own row goes behind the visit,
            budget.spend(); // and its task's row is written at the end
            done.add(key);
            return true;
        });
        done.forEach(books.pending()::delete);
        return all;
    }

    /** Their tasks are being made anew: until that is done, what the clock passes waits. */
    private boolean isLeftAlone(String person) {
        return books.redo().get(person) != null;
    }

    /** The person's next event in the order (time, sequence, id). */
    void place(Handover next, long idle) {
        if (pinned.add(next)) {
            return;
        }
        PersonalEvent event = next.getEvent();
        boolean settled = next.getSettled();
        long time = event.getEvent().getTime();
        Task task = find(event, idle);
        if (task == null) {
            task = openTask(event, settled, idle);
        } else if (time < task.first() && task.distance(time) > idle) {
            // So late that the task it belonged to is long gone: a task of its own, closed already.
            closing.accept(new Task(event, settled));
            return;
        } else {
            task.add(event, settled);
            open.touch(task);
        }
        if (settings.endSteps().contains(event.getEvent().getStep()) || task.isFull(settings.mostSteps())) {
            close(task);
        }
    }

    /** Writes back what this record touched. */
    void flush() {
        pinned.flush();
        open.flush();
    }

    private @Nullable Task find(PersonalEvent event, long idle) {
        TraceEvent what = event.getEvent();
        String byResource = PersonalKeys.of(event.getPerson(), what.getLane(), what.getResource());
        Task task = open.find(byResource);
        if (task != null && what.getTime() > task.last() && task.distance(what.getTime()) > idle) {
            // Idle before this event, whether or not a clock has said so between the two.
            close(task);
            task = null;
        }
        if (task != null || !isLive(what.getLane()) || what.getProcess() == null) {
            return task;
        }
        Task ofProcess = open.find(PersonalKeys.process(event.getPerson(), what.getLane(), what.getProcess()));
        if (ofProcess == null
                || ofProcess.distance(what.getTime())
                        > Math.min(idle, settings.gap().toMillis())) {
            return null;
        }
        open.alias(byResource, ofProcess);
        return ofProcess;
    }

    private Task openTask(PersonalEvent event, boolean settled, long idle) {
        Task task = new Task(event, settled);
        open.touch(task);
        if (isLive(task.lane()) && task.process() != null) {
            open.alias(PersonalKeys.process(task.person(), task.lane(), task.process()), task);
        }
        remind(task, idle);
        return task;
    }

    /** Reminders are lazy: one that finds a task which went on since is written anew for later. */
    private boolean closeIdle(String lane, long through, long idle) {
        List<String> page = new ArrayList<>(PAGE);
        boolean worked = false;
        boolean all;
        do {
            page.clear();
            all = books.due().visit(first(lane), last(lane, through), (key, nothing) -> {
                page.add(key);
                return page.size() < PAGE;
            });
            for (String key : page) {
                if (worked && budget.isSpent()) {
                    return false;
                }
                worked = true;
                reminded(lane, key, through, idle);
            }
        } while (!all);
        return true;
    }

    private void reminded(String lane, String key, long through, long idle) {
        books.due().delete(key);
        String person = PersonalKeys.part(key, 2);
        if (isLeftAlone(person)) {
            books.redo().put(PersonalKeys.missed(person), "");
            return;
        }
        Task task = open.find(PersonalKeys.of(PersonalKeys.part(key, 2), lane, PersonalKeys.part(key, 3)));
        if (task != null) {
            look(task, through, idle);
        }
    }

    /** Closes an open task that is idle; else there is a reminder to look again. */
    void look(Task task, long through, long idle) {
        if (deadline(task, idle) <= through) {
            close(task);
        } else {
            remind(task, idle);
        }
    }

    private void remind(Task task, long idle) {
        books.due()
                .put(
                        PersonalKeys.of(
                                task.lane(), PersonalKeys.number(deadline(task, idle)), task.person(), task.primary()),
                        "");
    }

    private void close(Task task) {
        open.remove(task);
        closing.accept(task);
    }

    private static long deadline(Task task, long idle) {
        return Math.addExact(task.last(), idle);
    }

    private static boolean isLive(String lane) {
        return LaneId.LIVE.value().equals(lane);
    }

    private static String first(String lane) {
        return PersonalKeys.firstOf(lane);
    }

    private static String last(String lane, long through) {
        return PersonalKeys.lastOf(lane, PersonalKeys.number(Math.max(0, through)));
    }
}
