package org.opencontextgraph.streams.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.message.MergePersons;
import org.opencontextgraph.schema.message.RetractPerson;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.schema.message.UnmergePersons;
import org.opencontextgraph.streams.release.ReleaseDecision.Publish;
import org.opencontextgraph.streams.release.ReleaseDecision.Rejected;

/**
 * I9 without windows: who has brought anything so far are at least as many as the rule counts, and who is in a cut's units
 * are at most as many as were in its pool. So this never finds too much.
 */
final class PopulationCheck {
    private final Map<List<String>, Set<String>> brought = new HashMap<>();
    private final Map<String, Set<String>> cuts = new HashMap<>();
    private final PlainAliases aliases = new PlainAliases();

    void after(SpecificRecord record, List<ReleaseDecision> decisions) {
        switch (record) {
            case Trace trace -> {
                if (decisions.stream().noneMatch(Rejected.class::isInstance)) {
                    brought.computeIfAbsent(PlainPart.family(trace), family -> new HashSet<>())
                            .add(trace.getPerson());
                }
            }
            case MergePersons merge -> aliases.merge(merge.getPerson(), merge.getInto());
            case UnmergePersons undo -> aliases.undo(undo.getPerson());
            case RetractPerson retract -> {
                Set<String> leavers = aliases.leave(retract.getPerson());
                brought.values().forEach(persons -> persons.removeAll(leavers));
            }
            default -> {}
        }
        for (ReleaseDecision decision : decisions) {
            if (decision instanceof Publish publish) {
                published(publish);
            }
        }
    }

    private void published(Publish publish) {
        Unit unit = publish.unit();
        Set<String> members = cuts.computeIfAbsent(unit.getCut(), cut -> new HashSet<>());
        publish.members().forEach(member -> members.add(member.person()));
        long population =
                count(brought.getOrDefault(List.of(unit.getLane(), unit.getScope(), unit.getProcess()), Set.of()));
        assertThat(population)
                .as("I9 population of ten, and of twice k")
                .isGreaterThanOrEqualTo(Math.max(10, 2 * unit.getK()));
        assertThat(10 * count(members)).as("I9 at most nine tenths").isLessThanOrEqualTo(9 * population);
    }

    private long count(Collection<String> persons) {
        return persons.stream().map(aliases::counted).distinct().count();
    }
}
