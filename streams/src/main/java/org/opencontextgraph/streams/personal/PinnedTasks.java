package org.opencontextgraph.streams.personal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Handover;
import org.opencontextgraph.schema.message.KeptTask;
import org.opencontextgraph.schema.message.PersonalEvent;
import org.opencontextgraph.schema.message.TaskName;

/**
 * Tasks as their persons composed them: closed from their first event on, and never shared. Within one record they are worked
 * on here and written back once.
 */
final class PinnedTasks {
    private final PersonalBooks books;
    private final Corrections corrections;
    private final SharedTasks shared;
    private final Map<String, Task> touched = new LinkedHashMap<>();

    PinnedTasks(PersonalBooks books, Corrections corrections, SharedTasks shared) {
        this.books = books;
        this.corrections = corrections;
        this.shared = shared;
    }

    /** False for an event that its person put nowhere, or that has no place there any more. */
    boolean add(Handover next) {
        PersonalEvent event = next.getEvent();
        TaskName name = corrections.pinned(event.getPerson(), event.getEvent().getId());
        if (name == null) {
            return false;
        }
        String key = PersonalKeys.of(event.getPerson(), name.getPrimary(), name.getTask());
        Task task = find(key);
        if (task == null) {
            touched.put(key, new Task(name, event, next.getSettled()));
            return true;
        }
        if (!task.lane().equals(event.getEvent().getLane()) || task.isFull(Integer.MAX_VALUE)) {
            return false;
        }
        task.add(event, next.getSettled());
        touched.put(key, task);
        return true;
    }

    private @Nullable Task find(String key) {
        Task here = touched.get(key);
        if (here != null) {
            return here;
        }
        KeptTask kept = books.closed().get(key);
        return kept == null ? null : new Task(kept);
    }

    /** Writes back what this record touched. */
    void flush() {
        touched.values().forEach(shared::composed);
        touched.clear();
    }
}
