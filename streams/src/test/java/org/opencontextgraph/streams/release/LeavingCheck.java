package org.opencontextgraph.streams.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.message.MergePersons;
import org.opencontextgraph.schema.message.ResumeTrace;
import org.opencontextgraph.schema.message.RetractPerson;
import org.opencontextgraph.schema.message.RetractTrace;
import org.opencontextgraph.schema.message.SuspendTrace;
import org.opencontextgraph.schema.message.Sweep;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.TraceRef;
import org.opencontextgraph.schema.message.UnmergePersons;
import org.opencontextgraph.streams.release.ReleaseDecision.Hide;
import org.opencontextgraph.streams.release.ReleaseDecision.Publish;

/**
 * RELEASE.md, "Permission acts at once, leaving acts in batches", record by record: what must not be seen after each of
 * them, whatever the gate keeps. Of who left nothing is known any more; their units go at the next tick or sweep.
 */
final class LeavingCheck {
    private final Map<String, Set<String>> brought = new HashMap<>();
    private final Set<String> suspended = new HashSet<>();
    private final Set<String> retracted = new HashSet<>();
    private final Set<String> left = new HashSet<>();
    private final PlainAliases aliases = new PlainAliases();

    /** @param live units by name; what of them is hidden stands in {@code hidden} */
    void after(SpecificRecord record, List<ReleaseDecision> decisions, Map<String, Publish> live, Set<String> hidden) {
        boolean looks = hear(record, decisions);
        for (ReleaseDecision decision : decisions) {
            if (decision instanceof Publish publish) {
                assertThat(traces(publish))
                        .as("I5 nothing suspended, retracted or left is published")
                        .noneMatch(suspended::contains)
                        .noneMatch(retracted::contains)
                        .noneMatch(left::contains);
            }
        }
        if (!looks) {
            return;
        }
        live.forEach((unit, publish) -> {
            Set<String> traces = traces(publish);
            if (record instanceof Sweep) {
                assertThat(traces)
                        .as("I5 a sweep leaves nothing of whom left, or was retracted")
                        .noneMatch(retracted::contains)
                        .noneMatch(left::contains);
            }
            if (!hidden.contains(unit)) {
                assertThat(traces)
                        .as("permission acts at once")
                        .noneMatch(suspended::contains)
                        .noneMatch(retracted::contains);
                assertThat(persons(publish) >= publish.unit().getK()
                                || traces.stream().anyMatch(left::contains))
                        .as("I1 as long as it is shown")
                        .isTrue();
            }
        });
    }

    /** Whether something may be hidden, shown or gone after it. */
    private boolean hear(SpecificRecord record, List<ReleaseDecision> decisions) {
        switch (record) {
            case Trace trace ->
                brought.computeIfAbsent(trace.getPerson(), person -> new HashSet<>())
                        .add(trace.getTrace());
            case SuspendTrace suspend -> note(suspend.getTrace(), suspended);
            case ResumeTrace resume -> suspended.remove(resume.getTrace().getTrace());
            case RetractTrace retract -> note(retract.getTrace(), retracted);
            case MergePersons merge -> aliases.merge(merge.getPerson(), merge.getInto());
            case UnmergePersons undo -> aliases.undo(undo.getPerson());
            case RetractPerson retract -> {
                assertThat(decisions)
                        .as("leaving acts in batches: nothing shows who left")
                        .noneMatch(Hide.class::isInstance);
                aliases.leave(retract.getPerson())
                        .forEach(person -> left.addAll(brought.getOrDefault(person, Set.of())));
            }
            default -> {}
        }
        return !(record instanceof Trace);
    }

    private void note(TraceRef trace, Set<String> traces) {
        if (!left.contains(trace.getTrace())) {
            traces.add(trace.getTrace());
        }
    }

    private int persons(Publish publish) {
        return (int) publish.members().stream()
                .map(member -> aliases.counted(member.person()))
                .distinct()
                .count();
    }

    private static Set<String> traces(Publish publish) {
        return publish.members().stream().map(Member::trace).collect(Collectors.toSet());
    }
}
