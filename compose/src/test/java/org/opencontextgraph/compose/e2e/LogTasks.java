package org.opencontextgraph.compose.e2e;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opencontextgraph.compose.privacy.books.TraceKey;

/** The personal tasks of a public log: all events of one person on one case, unless they pause longer than 30 days. */
public final class LogTasks {
    private static final long IDLE = 30L * 24 * 3600 * 1000;

    private LogTasks() {}

    /** What one person did on one case. */
    public record LogTask(TraceKey key, List<String> steps, List<Long> times) {}

    /** In the order in which they end. */
    public static List<LogTask> of(String log) {
        List<XesEvents.Event> events = new ArrayList<>(XesEvents.read(PublicLog.find(log)));
        events.removeIf(event -> event.person().isEmpty());
        events.sort(Comparator.comparingLong(XesEvents.Event::time).thenComparingLong(XesEvents.Event::position));
        List<LogTask> tasks = new ArrayList<>();
        Map<List<String>, LogTask> open = new LinkedHashMap<>();
        for (XesEvents.Event event : events) {
            List<String> piece = List.of(event.person(), event.caseName());
            LogTask task = open.get(piece);
            if (task == null || event.time() - task.times().getLast() > IDLE) {
                task = new LogTask(
                        new TraceKey(event.person(), Long.toString(event.position())),
                        new ArrayList<>(),
                        new ArrayList<>());
                open.put(piece, task);
                tasks.add(task);
            }
            task.steps().add(event.activity());
            task.times().add(event.time());
        }
        tasks.sort(Comparator.comparing(task -> task.times().getLast()));
        return tasks;
    }
}
