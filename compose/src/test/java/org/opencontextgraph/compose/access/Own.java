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
        return person().map(person -> "true " + facts.accountsOf(person).size()).orElse("false 0");
    }

    /** Latest first: everything that was ever done with the accounts that are the caller's now. */
    List<String> timeline() {
        Set<String> accounts = person().map(facts::accountsOf).orElse(Set.of());
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
        Optional<String> person = person();
        Set<String> accounts = person.map(facts::accountsOf).orElse(Set.of());
        return chain.last(Topics.TASK, PersonalTask.class).stream()
                .filter(task -> Optional.of(task.getPerson()).equals(person))
                .filter(task -> task.getSteps().stream().allMatch(step -> accounts.contains(step.getAccount())))
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
        return consentOf(person())
                .map(said -> said.optedIn() + " " + Instant.ofEpochMilli(said.since()))
                .orElse("false null");
    }

    private Optional<String> person() {
        return facts.person(caller.subject());
    }

    private Optional<Facts.Consent> consentOf(Optional<String> person) {
        return person.flatMap(it -> Optional.ofNullable(facts.consents.get(it)));
    }

    private String sharing(PersonalTask task) {
        boolean agreed = consentOf(person())
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
