package org.opencontextgraph.streams.personal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Correction;
import org.opencontextgraph.schema.message.KeptBack;
import org.opencontextgraph.schema.message.PersonalTask;
import org.opencontextgraph.schema.message.TaskName;
import org.opencontextgraph.schema.message.TaskStep;

/** People who correct their tasks, in the plainest form; the API's code for it is another module's. */
final class Words {
    /** A record of the topic; a null correction is a tombstone. */
    record Said(String person, String task, @Nullable Correction correction) {}

    private final Map<String, Correction> last = new TreeMap<>();

    List<Said> exclude(PersonalTask task) {
        Correction before = last.get(key(task));
        boolean pinned = before != null && before.getPinned();
        return List.of(say(task, events(task), true, pinned, List.of(task)));
    }

    /** @param at how many steps stay with the task */
    List<Said> split(PersonalTask task, int at) {
        boolean excluded = task.getKeptBack() == KeptBack.EXCLUDED;
        TaskStep next = task.getSteps().get(at);
        PersonalTask second = PersonalTask.newBuilder(task)
                .setTask(next.getEvent())
                .setPrimary(next.getResource())
                .build();
        List<String> events = events(task);
        return List.of(
                say(task, events.subList(0, at), excluded, true, List.of(task)),
                say(second, events.subList(at, events.size()), excluded, true, List.of(second)));
    }

    List<Said> merge(PersonalTask one, PersonalTask other) {
        List<PersonalTask> parts = new ArrayList<>(List.of(one, other));
        parts.sort(Comparator.comparingLong(
                        (PersonalTask part) -> part.getSteps().getFirst().getTime())
                .thenComparing(PersonalTask::getTask));
        List<Said> all = new ArrayList<>();
        if (last.remove(key(parts.getLast())) != null) {
            all.add(new Said(one.getPerson(), parts.getLast().getTask(), null));
        }
        List<String> events = new ArrayList<>(events(one));
        events.addAll(events(other));
        boolean excluded = parts.stream().anyMatch(part -> part.getKeptBack() == KeptBack.EXCLUDED);
        all.add(say(parts.getFirst(), events, excluded, true, parts));
        return all;
    }

    /** What was said last. */
    Map<String, Correction> last() {
        return last;
    }

    private Said say(
            PersonalTask task, List<String> events, boolean excluded, boolean pinned, List<PersonalTask> parts) {
        Correction said = new Correction(
                task.getPerson(),
                task.getTask(),
                task.getPrimary(),
                null,
                excluded,
                pinned,
                List.copyOf(events),
                parts.stream()
                        .map(part -> new TaskName(part.getTask(), part.getPrimary()))
                        .toList());
        last.put(key(task), said);
        return new Said(task.getPerson(), task.getTask(), said);
    }

    static List<String> events(PersonalTask task) {
        return task.getSteps().stream().map(TaskStep::getEvent).toList();
    }

    private static String key(PersonalTask task) {
        return task.getPerson() + "|" + task.getTask();
    }
}
