package org.opencontextgraph.query.server.personal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.opencontextgraph.query.server.personal.Correction.Part;

/**
 * What has to be written down when a person renames, excludes, splits or merges tasks of theirs. In the order in which it is
 * written: whatever of it is lost, no event is in two tasks.
 */
final class Composition {
    private Composition() {}

    /** @param title empty: none any more */
    static Correction retitled(CorrectableTask task, Optional<String> title) {
        return task.said()
                .map(said -> new Correction(
                        task.id(),
                        task.resource(),
                        title,
                        said.excluded(),
                        said.pinned(),
                        said.events(),
                        List.of(task.part())))
                .orElseGet(() -> new Correction(
                        task.id(), task.resource(), title, false, false, List.of(), List.of(task.part())));
    }

    static Correction excluded(CorrectableTask task, Optional<String> title) {
        return new Correction(
                task.id(), task.resource(), title, true, task.isPinned(), task.events(), List.of(task.part()));
    }

    /** @param at how many events stay with the task; neither none nor all */
    static List<Correction> split(CorrectableTask task, int at) {
        Part second = new Part(task.events().get(at), task.resources().get(at));
        return List.of(
                new Correction(
                        task.id(),
                        task.resource(),
                        task.title(),
                        task.excluded(),
                        true,
                        task.events().subList(0, at),
                        List.of(task.part())),
                // it comes to be by the first one, and is found under its own name
                new Correction(
                        second.task(),
                        second.resource(),
                        Optional.empty(),
                        task.excluded(),
                        true,
                        task.events().subList(at, task.events().size()),
                        List.of(second)));
    }

    /** The merged task has the name of the one that began first, and its title, or that of another. */
    static List<Correction> merged(List<CorrectableTask> tasks) {
        List<CorrectableTask> ordered = tasks.stream()
                .sorted(Comparator.comparingLong(CorrectableTask::began).thenComparing(CorrectableTask::id))
                .toList();
        CorrectableTask first = ordered.getFirst();
        List<Correction> all = new ArrayList<>();
        for (CorrectableTask other : ordered.subList(1, ordered.size())) {
            if (other.said().isPresent()) {
                all.add(new Correction(
                        other.id(), other.resource(), Optional.empty(), false, false, List.of(), List.of()));
            }
        }
        all.add(new Correction(
                first.id(),
                first.resource(),
                ordered.stream().flatMap(task -> task.title().stream()).findFirst(),
                ordered.stream().anyMatch(CorrectableTask::excluded),
                true,
                ordered.stream().flatMap(task -> task.events().stream()).toList(),
                ordered.stream().map(CorrectableTask::part).toList()));
        return all;
    }
}
