package org.opencontextgraph.compose.access;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.opencontextgraph.schema.message.KeptBack;
import org.opencontextgraph.schema.message.PermissionState;
import org.opencontextgraph.schema.message.PersonalTask;
import org.opencontextgraph.schema.message.Sharing;
import org.opencontextgraph.schema.message.TaskStep;
import org.opencontextgraph.schema.message.TraceEvent;
import org.opencontextgraph.schema.topic.Topics;

/** What is somebody's own, out of everything that there is of everybody. */
record Own(Facts facts, Chain chain, Caller caller) {

    String me() {
        Set<String> selves = selves();
        return !selves.isEmpty() + " " + facts.accountsOf(selves).size();
    }

    /** Latest first: everything that was ever done with the accounts that are the caller's now. */
    List<String> timeline() {
        Set<String> accounts = facts.accountsOf(selves());
        return facts.events.stream()
                .filter(event -> accounts.contains(event.getAccount()))
                .sorted(Comparator.comparingLong(TraceEvent::getTime)
                        .thenComparingLong(TraceEvent::getSequence)
                        .thenComparing(TraceEvent::getId)
                        .reversed())
                .map(event -> event.getId() + " " + Instant.ofEpochMilli(event.getTime()) + " " + event.getStep() + " "
                        + event.getResource() + " " + event.getProcess() + " " + event.getLane())
                .toList();
    }

    /** Latest first: those of the person that were done with the person's accounts only. */
    List<String> tasks() {
        Set<String> selves = selves();
        return chain.last(Topics.TASK, PersonalTask.class).stream()
                .filter(task -> selves.contains(task.getPerson()))
                .filter(task -> task.getSteps().stream()
                        .map(TaskStep::getAccount)
                        .allMatch(facts.accountsOf(task.getPerson())::contains))
                .sorted(Comparator.comparingLong(
                                (PersonalTask task) -> last(task).getTime())
                        .thenComparingLong(task -> last(task).getSequence())
                        .thenComparing(PersonalTask::getTask)
                        .reversed())
                .map(task -> task.getTask() + " " + task.getProcess() + " " + task.getPrimary() + " "
                        + Instant.ofEpochMilli(task.getSteps().getFirst().getTime()) + " "
                        + Instant.ofEpochMilli(last(task).getTime()) + " "
                        + task.getSteps().size() + " " + sharing(task))
                .toList();
    }

    String consent() {
        return facts.strictest(selves())
                .map(said -> said.optedIn() + " " + Instant.ofEpochMilli(said.since()))
                .orElse("false null");
    }

    private Set<String> selves() {
        return facts.selves(caller.subject());
    }

    private String sharing(PersonalTask task) {
        boolean agreed = Optional.ofNullable(facts.consents.get(task.getPerson()))
                .flatMap(_ -> facts.strictest(selves()))
                .filter(said -> said.optedIn()
                        && said.since() <= task.getSteps().getFirst().getTime())
                .isPresent();
        boolean unknown = task.getReaders().isEmpty()
                || task.getReaders().stream().anyMatch(reader -> reader.getAcl().getState() != PermissionState.KNOWN);
        Sharing state = task.getSharing();
        if (state == Sharing.OPEN) {
            return "open null";
        } else if (state == Sharing.PARKED) {
            return "parked readers_unknown";
        } else if (state == Sharing.RETRACTED) {
            return "taken_back " + keptBack(task);
        } else if (state == Sharing.PRIVATE) {
            return "private "
                    + (!task.getCounts()
                            ? "does_not_count"
                            : task.getProcess() == null
                                    ? "no_process"
                                    : task.getKeptBack() != KeptBack.NO
                                            ? keptBack(task)
                                            : !agreed
                                                    ? "no_consent"
                                                    : unknown
                                                            ? "readers_unknown"
                                                            : task.getCovered() == null ? "no_audience" : "null");
        } else if (!agreed) {
            return "taken_back no_consent";
        }
        return state == Sharing.SENT ? "shared null" : "suspended readers_unknown";
    }

    private static String keptBack(PersonalTask task) {
        return task.getKeptBack() == KeptBack.NO
                ? "null"
                : task.getKeptBack().name().toLowerCase(Locale.ROOT);
    }

    private static TaskStep last(PersonalTask task) {
        return task.getSteps().getLast();
    }
}
