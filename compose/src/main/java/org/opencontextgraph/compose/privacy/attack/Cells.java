package org.opencontextgraph.compose.privacy.attack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opencontextgraph.compose.privacy.books.Occurrence;

/**
 * The finest parts that any sum and difference of statements can be made of: occurrences that exactly the same statements
 * count. Each statement is a set of whole cells, so what a linear combination of figures tells is about a union of cells: where
 * no cell has fewer than k persons, none isolates fewer than k.
 *
 * @param persons of each cell
 * @param ofStatement the cells of each statement
 */
record Cells(List<Set<String>> persons, List<List<Integer>> ofStatement) {
    static Cells of(List<Statement> statements) {
        Map<Occurrence, List<Integer>> countedBy = new HashMap<>();
        for (int i = 0; i < statements.size(); i++) {
            for (Occurrence it : statements.get(i).occurrences()) {
                countedBy.computeIfAbsent(it, _ -> new ArrayList<>(1)).add(i);
            }
        }
        List<Set<String>> persons = new ArrayList<>();
        List<List<Integer>> ofStatement = new ArrayList<>();
        statements.forEach(_ -> ofStatement.add(new ArrayList<>(1)));
        Map<List<Integer>, Integer> cells = new HashMap<>();
        countedBy.forEach((occurrence, signature) -> {
            int cell = cells.computeIfAbsent(signature, _ -> {
                signature.forEach(statement -> ofStatement.get(statement).add(persons.size()));
                persons.add(new HashSet<>());
                return persons.size() - 1;
            });
            persons.get(cell).add(occurrence.person());
        });
        return new Cells(persons, ofStatement);
    }

    int smallest() {
        return persons.stream().mapToInt(Set::size).min().orElse(Integer.MAX_VALUE);
    }

    Set<String> personsOf(Iterable<Integer> cells) {
        Set<String> all = new HashSet<>();
        cells.forEach(cell -> all.addAll(persons.get(cell)));
        return all;
    }
}
