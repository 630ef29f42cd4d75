package org.opencontextgraph.compose.bench.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opencontextgraph.schema.id.Audience;
import org.opencontextgraph.schema.message.Trace;

/**
 * The tasks that an import makes: all events of one person on one case, unless they pause longer than the idle limit or become
 * too many. That is what the personal room does with an import; everything in the log was agreed to, and everyone may read it.
 */
final class PersonalTasks {
    private record Piece(String person, String resource) {}

    private final String lane;
    private final String process;
    private final long idle;
    private final int mostSteps;
    private final Map<Piece, Trace> open = new HashMap<>();
    private final List<Trace> tasks = new ArrayList<>();

    /** @param idle in milliseconds */
    PersonalTasks(String lane, String process, long idle, int mostSteps) {
        this.lane = lane;
        this.process = process;
        this.idle = idle;
        this.mostSteps = mostSteps;
    }

    /** The next event in the log's order; a task has the id of its first event. */
    void add(String id, String resource, String person, String step, long time) {
        Piece piece = new Piece(person, resource);
        Trace task = open.get(piece);
        if (task == null || time - task.getTimes().getLast() > idle) {
            task = new Trace(
                    lane, Audience.EVERYONE.value(), process, person, id, new ArrayList<>(), new ArrayList<>());
            tasks.add(task);
            open.put(piece, task);
        }
        task.getSteps().add(step);
        task.getTimes().add(time);
        if (task.getSteps().size() >= mostSteps) {
            open.remove(piece);
        }
    }

    /** In the order of their last event. */
    List<Trace> inOrder() {
        tasks.sort(Comparator.comparing(task -> task.getTimes().getLast()));
        return List.copyOf(tasks);
    }
}
