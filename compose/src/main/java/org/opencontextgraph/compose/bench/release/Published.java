package org.opencontextgraph.compose.bench.release;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.streams.release.Member;
import org.opencontextgraph.streams.release.ReleaseDecision.Publish;

/**
 * What a gate published.
 *
 * <p>An <em>occurrence</em> is one step of one trace. A unit of whole sequences counts all steps of its traces; one of transitions
 * counts the step that each goes to, and the end is no step. So each occurrence is counted once at most.
 */
record Published(List<Publish> units) {
    Published {
        units = List.copyOf(units);
    }

    static long occurrences(Unit unit) {
        if (isVariant(unit)) {
            return unit.getCount() * unit.getSteps().size();
        }
        return unit.getEnds() ? 0 : unit.getCount();
    }

    long occurrences() {
        return sum(Published::occurrences);
    }

    /** Those in whole sequences. */
    long occurrencesInVariants() {
        return sum(unit -> isVariant(unit) ? occurrences(unit) : 0);
    }

    /** Those in transitions under a context of so many steps, the begin mark counted. */
    long occurrencesUnder(int context) {
        return sum(unit -> !isVariant(unit) && context(unit) == context ? occurrences(unit) : 0);
    }

    /** Traces that left as whole sequences. */
    long traces() {
        return sum(unit -> isVariant(unit) ? unit.getCount() : 0);
    }

    /** Distinct whole sequences. */
    int variants() {
        Set<List<String>> sequences = new HashSet<>();
        for (Publish published : units) {
            if (isVariant(published.unit())) {
                sequences.add(published.unit().getSteps());
            }
        }
        return sequences.size();
    }

    /** Distinct pairs of neighbours in sequences and transitions, beginning and end counted as steps. */
    int edges() {
        Set<List<String>> pairs = new HashSet<>();
        for (Publish published : units) {
            Unit unit = published.unit();
            List<String> way = new ArrayList<>(unit.getSteps());
            if (unit.getBegins()) {
                way.addFirst("");
            }
            if (unit.getEnds()) {
                way.addLast("");
            }
            // of a transition only the last pair was counted; the context before it was counted elsewhere, or nowhere
            int first = isVariant(unit) ? 1 : way.size() - 1;
            for (int at = first; at < way.size(); at++) {
                pairs.add(List.of(way.get(at - 1), way.get(at)));
            }
        }
        return pairs.size();
    }

    /**
     * How long after its trace's last event an occurrence was published.
     *
     * @param lastEvent of a trace
     */
    Lags lags(ToLongFunction<String> lastEvent) {
        Lags lags = new Lags();
        for (Publish published : units) {
            Unit unit = published.unit();
            long occurrences = occurrences(unit) / unit.getCount();
            for (Member member : published.members()) {
                lags.add(unit.getWindowEnd() - lastEvent.applyAsLong(member.trace()), occurrences);
            }
        }
        return lags;
    }

    private long sum(ToLongFunction<Unit> figure) {
        return units.stream()
                .mapToLong(published -> figure.applyAsLong(published.unit()))
                .sum();
    }

    private static int context(Unit unit) {
        return unit.getSteps().size() - (unit.getEnds() ? 0 : 1) + (unit.getBegins() ? 1 : 0);
    }

    private static boolean isVariant(Unit unit) {
        return unit.getLevel() == Level.L0;
    }
}
