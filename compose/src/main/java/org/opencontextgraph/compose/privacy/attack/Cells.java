package org.opencontextgraph.compose.privacy.attack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.opencontextgraph.compose.privacy.books.Occurrence;

/**
 * The finest parts that any sum and difference of statements can be made of: occurrences that exactly the same statements
 * count. Each statement is a set of whole cells, so what a linear combination of figures tells is about a union of cells: where
 * no cell has fewer than k persons, none isolates fewer than k.
 *
 * @param occurrences of each cell
 * @param known who they count as, in all figures that count them
 * @param k how many there would have to be in each: what the figures were published under that count it, the least of them
 * @param ofStatement the cells of each statement
 */
record Cells(List<Set<Occurrence>> occurrences, List<Persons> known, List<Integer> k, List<List<Integer>> ofStatement) {
    static Cells of(List<Statement> statements) {
        Map<Occurrence, List<Integer>> countedBy = new HashMap<>();
        for (int i = 0; i < statements.size(); i++) {
            for (Occurrence it : statements.get(i).occurrences()) {
                countedBy.computeIfAbsent(it, _ -> new ArrayList<>(1)).add(i);
            }
        }
        List<Set<Occurrence>> occurrences = new ArrayList<>();
        List<Persons> known = new ArrayList<>();
        List<Integer> k = new ArrayList<>();
        List<List<Integer>> ofStatement = new ArrayList<>();
        statements.forEach(_ -> ofStatement.add(new ArrayList<>(1)));
        Map<List<Integer>, Integer> cells = new HashMap<>();
        countedBy.forEach((occurrence, signature) -> {
            int cell = cells.computeIfAbsent(signature, _ -> {
                signature.forEach(statement -> ofStatement.get(statement).add(occurrences.size()));
                occurrences.add(new HashSet<>());
                known.add(signature.stream()
                        .map(statement -> statements.get(statement).known())
                        .reduce(Persons.NEVER_MERGED, Persons::and));
                k.add(signature.stream()
                        .mapToInt(statement -> statements.get(statement).k())
                        .min()
                        .orElse(0));
                return occurrences.size() - 1;
            });
            occurrences.get(cell).add(occurrence);
        });
        return new Cells(occurrences, known, k, ofStatement);
    }

    /** Whether each has as many persons as it has to. */
    boolean areLargeEnough() {
        return all().allMatch(cell -> personsOf(List.of(cell)).size() >= k.get(cell));
    }

    IntStream all() {
        return IntStream.range(0, occurrences.size());
    }

    /** Persons that a figure of these cells has to have. */
    int kOf(Collection<Integer> cells) {
        return cells.stream().mapToInt(k::get).min().orElse(0);
    }

    Set<String> personsOf(Collection<Integer> cells) {
        Persons together = cells.stream().map(known::get).reduce(Persons.NEVER_MERGED, Persons::and);
        Set<Occurrence> all = new HashSet<>();
        cells.forEach(cell -> all.addAll(occurrences.get(cell)));
        return together.of(all);
    }
}
