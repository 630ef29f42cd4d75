package org.opencontextgraph.streams.personal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.CorrectedEvent;
import org.opencontextgraph.schema.message.Correction;
import org.opencontextgraph.schema.message.KeptBack;
import org.opencontextgraph.schema.message.TaskName;
import org.opencontextgraph.schema.message.TaskStep;

/**
 * What people said of their tasks. They speak of events, not of tasks: an event is what it was however often tasks are made
 * anew, so their word holds. When two corrections name an event, the later one counts.
 */
final class Corrections {
    private static final String ANY = "any";
    private static final String EVENT = "event";

    private final PersonalBooks books;

    Corrections(PersonalBooks books) {
        this.books = books;
    }

    void take(Correction said) {
        String person = said.getPerson();
        forget(person, said.getTask(), Set.copyOf(said.getEvents()));
        books.corrections().put(PersonalKeys.of(person, said.getTask()), said);
        if (said.getEvents().isEmpty()) {
            return;
        }
        CorrectedEvent word = new CorrectedEvent(
                new TaskName(said.getTask(), said.getPrimary()), said.getPinned(), said.getExcluded());
        books.corrected().put(PersonalKeys.of(ANY, person), word);
        said.getEvents().forEach(event -> books.corrected().put(PersonalKeys.of(EVENT, person, event), word));
    }

    /** What was said of this task is said no more; what became of it by that stays. */
    void forget(String person, String task) {
        forget(person, task, Set.of());
        books.corrections().delete(PersonalKeys.of(person, task));
    }

    private void forget(String person, String task, Set<String> butFor) {
        Correction before = books.corrections().get(PersonalKeys.of(person, task));
        Collection<String> events = before == null ? List.of() : before.getEvents();
        for (String event : events) {
            CorrectedEvent word = butFor.contains(event) ? null : of(person, event);
            if (word != null && word.getTask().getTask().equals(task)) {
                books.corrected().delete(PersonalKeys.of(EVENT, person, event));
            }
        }
    }

    /** The task that its person put the event into; null when they said nothing of that. */
    @Nullable
    TaskName pinned(String person, String event) {
        CorrectedEvent word = hasAny(person) ? of(person, event) : null;
        return word != null && word.getPinned() ? word.getTask() : null;
    }

    /** Whether a task stays with its person because they said so, or because some of it was in a closed task before. */
    KeptBack keptBack(Task task) {
        KeptBack why = task.isSettled() ? KeptBack.MADE_ANEW : KeptBack.NO;
        if (!hasAny(task.person())) {
            return why;
        }
        for (TaskStep step : task.steps()) {
            CorrectedEvent word = of(task.person(), step.getEvent());
            if (word != null && word.getExcluded()) {
                return KeptBack.EXCLUDED;
            }
            why = word != null && word.getPinned() ? KeptBack.CORRECTED : why;
        }
        return why;
    }

    private boolean hasAny(String person) {
        return books.corrected().get(PersonalKeys.of(ANY, person)) != null;
    }

    private @Nullable CorrectedEvent of(String person, String event) {
        return books.corrected().get(PersonalKeys.of(EVENT, person, event));
    }
}
