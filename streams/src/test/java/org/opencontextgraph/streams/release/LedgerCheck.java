package org.opencontextgraph.streams.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.message.MergePersons;
import org.opencontextgraph.schema.message.Place;
import org.opencontextgraph.schema.message.RetractPerson;
import org.opencontextgraph.schema.message.Sweep;
import org.opencontextgraph.schema.message.UnmergePersons;
import org.opencontextgraph.streams.release.ReleaseDecision.Forget;
import org.opencontextgraph.streams.release.ReleaseDecision.Publish;
import org.opencontextgraph.streams.release.ReleaseDecision.Settle;

/**
 * What can be verified on a running instance, from two topics and without the gate's state: after a sweep the ledger has
 * as many rows about a unit as the unit counts, of k persons at least, and no row about a unit that nobody can see.
 */
final class LedgerCheck {
    private static final String NO_UNIT = "";

    private LedgerCheck() {}

    static void besideTheUnits(History history) {
        GateRun run = new GateRun(history.settings(), history.senders());
        PlainAliases aliases = new PlainAliases();
        Set<String> gone = new HashSet<>();
        for (SpecificRecord record : history.records()) {
            run.send(record);
            run.settle();
            hear(record, aliases, gone);
        }
        run.send(new Sweep(0L));
        run.settle();
        try {
            compare(run, aliases, gone);
        } catch (AssertionError e) {
            throw new AssertionError("the history of " + history.name(), e);
        }
    }

    private static void hear(SpecificRecord record, PlainAliases aliases, Set<String> gone) {
        switch (record) {
            case MergePersons merge -> aliases.merge(merge.getPerson(), merge.getInto());
            case UnmergePersons undo -> aliases.undo(undo.getPerson());
            case RetractPerson retract -> gone.addAll(aliases.leave(retract.getPerson()));
            case org.opencontextgraph.schema.message.Trace trace -> gone.remove(trace.getPerson());
            default -> {}
        }
    }

    private static void compare(GateRun run, PlainAliases aliases, Set<String> gone) {
        Map<Member, String> ledger = ledger(run);
        Map<String, Integer> rows = new HashMap<>();
        Map<String, Set<String>> persons = new HashMap<>();
        ledger.forEach((member, unit) -> {
            assertThat(gone).as("nobody who left is in the ledger").doesNotContain(member.person());
            if (!unit.equals(NO_UNIT)) {
                rows.merge(unit, 1, Integer::sum);
                persons.computeIfAbsent(unit, same -> new HashSet<>()).add(aliases.counted(member.person()));
            }
        });
        Map<String, Publish> live = Seen.of(run).live;
        assertThat(live.keySet()).as("no row about a unit that is gone").containsAll(rows.keySet());
        live.forEach((id, publish) -> {
            assertThat((long) rows.getOrDefault(id, 0))
                    .as("as many ledger rows as the unit counts")
                    .isEqualTo(publish.unit().getCount());
            assertThat(Objects.requireNonNull(persons.get(id)))
                    .as("I1 by the ledger")
                    .hasSizeGreaterThanOrEqualTo(publish.unit().getK());
        });
    }

    /** The unit that each member is in, as the ledger's last rows say. */
    private static Map<Member, String> ledger(GateRun run) {
        Map<Member, String> ledger = new HashMap<>();
        for (ReleaseDecision decision : run.decisions) {
            switch (decision) {
                case Publish publish ->
                    publish.members()
                            .forEach(member -> ledger.put(member, publish.unit().getUnit()));
                case Settle(var entry) -> {
                    assertThat(entry.getPlace()).isNotEqualTo(Place.PUBLISHED);
                    ledger.put(new Member(entry.getPerson(), entry.getTrace(), entry.getPosition()), NO_UNIT);
                }
                case Forget(Member member) -> ledger.remove(member);
                default -> {}
            }
        }
        return ledger;
    }
}
