package org.opencontextgraph.compose.bench.release;

import java.util.ArrayList;
import java.util.List;
import org.opencontextgraph.streams.release.Policy;
import org.opencontextgraph.streams.release.ReleaseSettings;

/**
 * Where step occurrences were counted, and which rule kept the others back; shares of all, under one setting.
 *
 * @param sequences counted as part of whole sequences
 * @param transitions counted as transitions under contexts of four steps, three, two, one
 * @param withoutPopulation what would be counted if I9 did not hold
 * @param withoutCaps what would be counted if I7 did not hold
 * @param withoutBoth what would be counted if nothing but the quorum held
 */
public record RuleFigures(
        double sequences, List<Double> transitions, double withoutPopulation, double withoutCaps, double withoutBoth) {
    private static final int LONGEST_CONTEXT = 4;

    static RuleFigures of(LogTraces log, ReleaseSettings gate) {
        double all = log.steps();
        Published published = Measurement.of(log, gate).published();
        List<Double> transitions = new ArrayList<>();
        for (int context = LONGEST_CONTEXT; context >= 1; context--) {
            transitions.add(published.occurrencesUnder(context) / all);
        }
        Policy policy = gate.policy();
        return new RuleFigures(
                published.occurrencesInVariants() / all,
                transitions,
                Measurement.of(log, gate.unsafely(policy.k(), true, false)).steps(),
                Measurement.of(log, gate.unsafely(policy.k(), false, true)).steps(),
                Measurement.of(log, gate.unsafely(policy.k(), false, false)).steps());
    }
}
