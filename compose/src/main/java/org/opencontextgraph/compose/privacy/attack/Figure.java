package org.opencontextgraph.compose.privacy.attack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opencontextgraph.compose.privacy.books.Occurrence;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Unit;

/**
 * A figure that an answer is made of: the count of a variant, of an edge, or of what follows a beginning.
 *
 * @param label steps, with marks for the beginning and the end
 */
record Figure(String kind, String scope, String process, List<String> label) {
    /** No step can have these names: labels hold no control characters. */
    static final String BEGIN = "\u0002";

    static final String END = "\u0003";

    /** What the row adds to each figure. */
    static Map<Figure, Set<Occurrence>> of(Unit row, Set<Occurrence> members) {
        Map<Figure, Set<Occurrence>> figures = new HashMap<>();
        if (row.getLevel() == Level.L0) {
            add(figures, figure("variant", row, row.getSteps()), members);
        }
        transitions(row, members).forEach((symbols, occurrences) -> {
            add(figures, figure("edge", row, symbols.subList(symbols.size() - 2, symbols.size())), occurrences);
            if (symbols.getFirst().equals(BEGIN)) {
                add(figures, figure("prefix", row, symbols), occurrences);
            }
        });
        return figures;
    }

    /** The row's transitions, each under all that the row says of what came before it. */
    static Map<List<String>, Set<Occurrence>> transitions(Unit row, Set<Occurrence> members) {
        List<String> symbols = new ArrayList<>(row.getSteps());
        if (row.getBegins()) {
            symbols.addFirst(BEGIN);
        }
        if (row.getEnds()) {
            symbols.add(END);
        }
        if (row.getLevel() == Level.L1) {
            return symbols.size() < 2 ? Map.of() : Map.of(symbols, members);
        }
        Map<List<String>, Set<Occurrence>> transitions = new HashMap<>();
        for (int position = 1; position < symbols.size(); position++) {
            Set<Occurrence> occurrences = new HashSet<>();
            for (Occurrence member : members) {
                occurrences.add(new Occurrence(member.key(), position));
            }
            transitions.put(symbols.subList(0, position + 1), occurrences);
        }
        return transitions;
    }

    private static Figure figure(String kind, Unit row, List<String> label) {
        return new Figure(kind, row.getScope(), row.getProcess(), List.copyOf(label));
    }

    private static void add(Map<Figure, Set<Occurrence>> figures, Figure figure, Set<Occurrence> occurrences) {
        figures.computeIfAbsent(figure, _ -> new HashSet<>()).addAll(occurrences);
    }
}
