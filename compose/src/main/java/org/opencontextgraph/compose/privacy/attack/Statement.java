package org.opencontextgraph.compose.privacy.attack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.opencontextgraph.compose.privacy.books.Occurrence;

/**
 * One published figure as an equation: so many transitions are in this set. A whole sequence says as many as it has
 * transitions, all with the same count.
 */
record Statement(String row, int k, Set<Occurrence> occurrences, Persons known) {

    /** All that a history ever stated; what was stated twice is one statement. */
    static List<Statement> in(List<Sighting> rows) {
        List<Statement> statements = new ArrayList<>();
        Set<Set<Occurrence>> stated = new HashSet<>();
        for (Sighting row : rows) {
            Figure.transitions(row.row(), row.members()).values().stream()
                    .filter(stated::add)
                    .map(it -> new Statement(row.id(), row.k(), it, row.known()))
                    .forEach(statements::add);
        }
        statements.sort(
                Comparator.<Statement>comparingInt(it -> it.occurrences().size())
                        .thenComparing(Statement::row));
        return statements;
    }
}
