package org.opencontextgraph.compose.privacy.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.opencontextgraph.compose.privacy.books.KnownTrace;
import org.opencontextgraph.compose.privacy.books.Occurrence;
import org.opencontextgraph.compose.privacy.books.Traces;
import org.opencontextgraph.schema.message.Level;

/**
 * The times of a unit's members: one value per person and unit, the lower median of what that person brought.
 *
 * @param at persons count as they did at this time
 */
record MemberTimes(Collection<Occurrence> members, Traces traces, long at) {
    /** As they were around its publication: one of these is right. */
    static List<MemberTimes> around(Collection<Occurrence> members, Traces traces, long published) {
        return Doubt.around(published).stream()
                .map(at -> new MemberTimes(members, traces, at))
                .toList();
    }

    /**
     * How many gaps a row of this kind has.
     *
     * @param steps as many as the row names
     */
    static int gaps(Level level, int steps, boolean ends) {
        if (level == Level.L0) {
            return steps - 1;
        }
        return ends || steps < 2 ? 0 : 1;
    }

    boolean areKnown() {
        return !members.isEmpty()
                && members.stream().allMatch(it -> traces.trace(it.key()).isPresent());
    }

    /** A bucket for each person: of the n-th gap in L0 (from 0), of the transition in L1. */
    List<Integer> gap(Level level, int n) {
        return perPerson(it -> {
            KnownTrace trace = trace(it);
            int to = level == Level.L0 ? n + 1 : it.position() - 1;
            return trace.times().get(to) - trace.times().get(to - 1);
        });
    }

    /** A bucket for each person: from the first step to the last. */
    List<Integer> total() {
        return perPerson(it -> trace(it).times().getLast() - trace(it).times().getFirst());
    }

    long persons() {
        return members.stream()
                .map(it -> traces.resolveAt(it.person(), at))
                .distinct()
                .count();
    }

    private List<Integer> perPerson(ToLongFunction<Occurrence> millis) {
        Map<String, List<Integer>> byPerson = new TreeMap<>();
        for (Occurrence member : members) {
            byPerson.computeIfAbsent(traces.resolveAt(member.person(), at), _ -> new ArrayList<>())
                    .add(TimeGrid.bucket(millis.applyAsLong(member)));
        }
        return byPerson.values().stream().map(TimeGrid::lowerMedian).toList();
    }

    private KnownTrace trace(Occurrence member) {
        Optional<KnownTrace> trace = traces.trace(member.key());
        return trace.orElseThrow(() -> new IllegalStateException("asked for times that are not known"));
    }
}
