package org.opencontextgraph.compose.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.LedgerEntry;
import org.opencontextgraph.schema.message.PersonalTask;
import org.opencontextgraph.schema.message.Place;
import org.opencontextgraph.schema.message.TaskStep;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.schema.topic.Topics;

/** The reference model: who may see which row of all that was released. */
record Model(Facts facts, Chain chain) {

    /** What somebody may see of the units that the gate says are published and not hidden. */
    Figures figures(Caller caller) {
        Set<String> audiences = facts.audiencesOf(caller);
        return new Figures(chain.last(Topics.UNIT, Unit.class).stream()
                .filter(unit -> Arrays.stream(unit.getScope().split(",")).anyMatch(audiences::contains))
                .toList());
    }

    /** How many units there are for anybody to see. */
    int shown() {
        return chain.last(Topics.UNIT, Unit.class).size();
    }

    Own own(Caller caller) {
        return new Own(facts, chain, caller);
    }

    /** Whether the person is known and through what they see which scopes of the process. */
    List<String> explanation(Caller caller, String process) {
        Optional<String> person = facts.person(caller.subject());
        List<String> accounts = facts.accountsOf(facts.selves(caller.subject())).stream()
                .filter(account -> facts.owner(account).counts())
                .toList();
        Set<String> audiences = facts.audiencesOf(new Caller(caller.subject(), List.of()));
        List<String> scopes = chain.last(Topics.UNIT, Unit.class).stream()
                .filter(unit -> unit.getProcess().equals(process))
                .map(Unit::getScope)
                .distinct()
                .sorted()
                .toList();
        return List.of(
                person.isPresent() + " "
                        + accounts.stream().filter(facts.belongings::isDoubted).count() + " "
                        + scopes.stream().anyMatch(scope -> through(scope, audiences) != null),
                accounts.stream()
                        .flatMap(account -> facts.belongings.of(account).orElse(Set.of()).stream())
                        .map(Model::asTold)
                        .sorted()
                        .toList()
                        .toString(),
                scopes.stream()
                        .map(scope -> scope + " " + through(scope, audiences))
                        .toList()
                        .toString());
    }

    private static @Nullable String through(String scope, Set<String> audiences) {
        return Arrays.stream(scope.split(","))
                .sorted()
                .filter(audiences::contains)
                .findFirst()
                .orElse(null);
    }

    /** From the group that the account is in to the one that means the audience. */
    private static String asTold(String belonging) {
        List<String> parts = List.of(belonging.split(" <- "));
        return parts.getFirst() + " "
                + String.join(",", parts.subList(1, parts.size()).reversed());
    }

    /**
     * Units that may not be shown to anybody, each with the reason: one of its traces is of a resource whose readers are unknown
     * or are not all of an audience of its scope.
     */
    List<String> forbidden() {
        List<String> found = new ArrayList<>();
        forEachShown((unit, entry) -> {
            PersonalTask task = chain.everTold(entry.getTrace());
            Set<String> resources = new TreeSet<>();
            if (task != null) {
                task.getSteps().stream().map(TaskStep::getResource).forEach(resources::add);
            }
            for (String resource : resources) {
                Optional<Set<String>> covered = facts.readers.of(resource);
                if (covered.isEmpty()) {
                    found.add(unit.getUnit() + ": the readers of " + resource + " are unknown");
                } else if (!covered.get().containsAll(List.of(unit.getScope().split(",")))) {
                    found.add(unit.getUnit() + " of " + unit.getScope() + ": " + resource + " covers " + covered.get());
                }
            }
        });
        return found;
    }

    /**
     * Units that may not be left after a sweep: too few are in them, or somebody who has not opted in. Whoever opts out leaves the
     * gate's book at once, and the unit goes with the sweep.
     */
    List<String> leftOver() {
        List<String> found = new ArrayList<>();
        for (Unit unit : chain.last(Topics.UNIT, Unit.class)) {
            long persons = membersOf(unit).stream()
                    .map(entry -> facts.human(entry.getPerson()))
                    .distinct()
                    .count();
            if (persons < unit.getK()) {
                found.add(unit.getUnit() + " has " + persons + " of " + unit.getK() + " persons left");
            }
        }
        forEachShown((unit, entry) -> {
            if (facts.consentOf(entry.getPerson())
                    .filter(Facts.Consent::optedIn)
                    .isEmpty()) {
                found.add(unit.getUnit() + ": " + entry.getPerson() + " has not opted in");
            }
        });
        return found;
    }

    private interface Look {
        void at(Unit unit, LedgerEntry entry);
    }

    private void forEachShown(Look look) {
        chain.last(Topics.UNIT, Unit.class).forEach(unit -> membersOf(unit).forEach(entry -> look.at(unit, entry)));
    }

    private List<LedgerEntry> membersOf(Unit unit) {
        return chain.last(Topics.LEDGER, LedgerEntry.class).stream()
                .filter(entry ->
                        entry.getPlace() == Place.PUBLISHED && unit.getUnit().equals(entry.getUnit()))
                .toList();
    }
}
