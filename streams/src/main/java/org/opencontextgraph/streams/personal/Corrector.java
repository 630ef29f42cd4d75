package org.opencontextgraph.streams.personal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Correction;
import org.opencontextgraph.schema.message.Handover;
import org.opencontextgraph.schema.message.KeptTask;
import org.opencontextgraph.schema.message.TaskName;
import org.opencontextgraph.schema.message.TaskStep;
import org.opencontextgraph.schema.message.TraceEvent;

/**
 * Does what a person says of their tasks. What was at the gate is taken back, and is not released again.
 *
 * <p>Tasks that are as the person saw them are corrected at once, and no other is touched. Where they are not, because an account
 * changed hands meanwhile, all of the person's tasks are made anew, under their word.
 */
final class Corrector {
    private static final Comparator<TraceEvent> ORDER = Comparator.comparingLong(TraceEvent::getTime)
            .thenComparingLong(TraceEvent::getSequence)
            .thenComparing(TraceEvent::getId);

    private final PersonalBooks books;
    private final Corrections corrections;
    private final SharedTasks shared;
    private final PinnedTasks pinned;
    private final Reclustering reclustering;

    Corrector(
            PersonalBooks books,
            Corrections corrections,
            SharedTasks shared,
            PinnedTasks pinned,
            Reclustering reclustering) {
        this.books = books;
        this.corrections = corrections;
        this.shared = shared;
        this.pinned = pinned;
        this.reclustering = reclustering;
    }

    void correct(Correction said) {
        corrections.take(said);
        if (said.getEvents().isEmpty()) {
            return; // a title only
        }
        List<KeptTask> parts = reclustering.isUnderWay(said.getPerson()) ? null : parts(said);
        if (parts == null) {
            reclustering.again(said.getPerson());
        } else if (said.getPinned()) {
            compose(parts);
        } else {
            parts.forEach(shared::keepBack);
        }
    }

    /** The tasks that are spoken of; null when they are not there, or have not all of the events. */
    private @Nullable List<KeptTask> parts(Correction said) {
        List<KeptTask> parts = new ArrayList<>();
        Set<String> missing = new HashSet<>(said.getEvents());
        for (TaskName name : new HashSet<>(said.getParts())) {
            KeptTask part = books.closed().get(PersonalKeys.of(said.getPerson(), name.getPrimary(), name.getTask()));
            if (part == null) {
                return null;
            }
            part.getTask().getSteps().stream().map(TaskStep::getEvent).forEach(missing::remove);
            parts.add(part);
        }
        return missing.isEmpty() ? parts : null;
    }

    private void compose(List<KeptTask> parts) {
        List<Handover> events = new ArrayList<>();
        for (KeptTask part : parts) {
            shared.release(part);
            new Task(part).forEachEvent((event, settled) -> events.add(new Handover(event, true)));
        }
        events.sort(Comparator.comparing(event -> event.getEvent().getEvent(), ORDER));
        Set<String> placed = new HashSet<>();
        for (Handover event : events) {
            if (pinned.add(event)) {
                placed.add(event.getEvent().getEvent().getId());
            }
        }
        pinned.flush();
        for (KeptTask part : parts) {
            keepRest(part, placed);
            shared.notAgain(part);
        }
    }

    /** What of a task is in no task that its person composed stays together, and private. */
    private void keepRest(KeptTask part, Set<String> placed) {
        List<Task> rest = new ArrayList<>(1);
        new Task(part).forEachEvent((event, settled) -> {
            if (placed.contains(event.getEvent().getId())) {
                return;
            }
            if (rest.isEmpty()) {
                rest.add(new Task(event, true));
            } else {
                rest.getFirst().add(event, true);
            }
        });
        rest.forEach(shared::closed);
    }
}
