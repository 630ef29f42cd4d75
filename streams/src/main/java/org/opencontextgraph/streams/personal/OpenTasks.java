package org.opencontextgraph.streams.personal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.KeptTask;
import org.opencontextgraph.schema.message.Sharing;
import org.opencontextgraph.schema.message.TaskAlias;
import org.opencontextgraph.streams.lane.OrderedStore;

/**
 * The open tasks, found by the resources they touch. Within one record tasks are worked on here and written back once, for a
 * clock brings many events of one task.
 */
final class OpenTasks {
    private final OrderedStore<SpecificRecord> open;
    private final Map<String, Task> touched = new LinkedHashMap<>();

    OpenTasks(OrderedStore<SpecificRecord> open) {
        this.open = open;
    }

    @Nullable
    Task find(String key) {
        Task here = touched.get(key);
        if (here != null) {
            return here;
        }
        return switch (open.get(key)) {
            case KeptTask kept -> {
                Task task = new Task(kept);
                touched.put(key, task);
                yield task;
            }
            case TaskAlias alias -> find(alias.getPrimary());
            case null -> null;
            default -> throw new IllegalStateException("neither a task nor an alias in the open tasks");
        };
    }

    /** Takes a task in, or takes note that it changed. */
    void touch(Task task) {
        touched.put(key(task), task);
    }

    void alias(String key, Task task) {
        open.put(key, new TaskAlias(key(task)));
    }

    void remove(Task task) {
        touched.remove(key(task));
        open.delete(key(task));
        for (String resource : task.readers().keySet()) {
            if (!resource.equals(task.primary())) {
                open.delete(PersonalKeys.of(task.person(), task.lane(), resource));
            }
        }
        String process = task.process();
        if (process != null) {
            String pointer = PersonalKeys.process(task.person(), task.lane(), process);
            if (open.get(pointer) instanceof TaskAlias alias
                    && alias.getPrimary().equals(key(task))) {
                open.delete(pointer);
            }
        }
    }

    /** Writes back what this record touched. */
    void flush() {
        touched.forEach((key, task) -> open.put(key, task.kept(task.as(Sharing.OPEN, null))));
        touched.clear();
    }

    static String key(Task task) {
        return PersonalKeys.of(task.person(), task.lane(), task.primary());
    }
}
