package org.opencontextgraph.compose.privacy.attack;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.opencontextgraph.compose.privacy.books.Occurrence;

/**
 * Adds and subtracts published figures, over windows, scopes, prefixes, edges and variants, at any time of the history.
 *
 * <p>First it cuts everything into {@link Cells}. If each has as many persons as a figure that counts it, the search is over: that is the proof for every
 * linear combination there is. Else it looks for combinations that reach what is smaller: each figure minus the figures inside
 * it, and then {@link Elimination}. That search is bounded; the proof is not.
 */
final class Differencing implements Attack {
    private static final long MOST_STEPS = 20_000_000;
    private static final long MOST_COMPARISONS = 20_000_000;

    private final Loot loot = new Loot("differencing");

    @Override
    public Result on(PublishedHistory history) {
        List<Statement> statements = Statement.in(history.rows());
        Cells cells = Cells.of(statements);
        if (cells.areLargeEnough()) {
            cells.all().forEach(cell -> loot.isolate("a figure", "", cells.personsOf(List.of(cell)), 0));
            loot.note("no sum or difference of " + statements.size()
                    + " figures says less than one of them: they have no part in common");
            return loot.result();
        }
        nested(statements);
        eliminated(statements, cells);
        return loot.result();
    }

    /** Edges minus variants, a total minus what it was before, a longer window minus shorter ones. */
    private void nested(List<Statement> statements) {
        long comparisons = 0;
        for (int i = 0; i < statements.size() && comparisons < MOST_COMPARISONS; i++) {
            Statement whole = statements.get(i);
            Set<Occurrence> rest = new HashSet<>(whole.occurrences());
            Persons known = whole.known();
            boolean smaller = false;
            for (int j = i - 1; j >= 0; j--) {
                Set<Occurrence> part = statements.get(j).occurrences();
                comparisons++;
                if (part.size() <= rest.size() && rest.containsAll(part)) {
                    rest.removeAll(part);
                    known = known.and(statements.get(j).known());
                    smaller = true;
                }
            }
            if (smaller) {
                loot.isolate(whole.row(), "minus the figures that are part of it", known.of(rest), whole.k());
            } else {
                loot.isolate(whole.row(), "by itself", known.of(whole.occurrences()), whole.k());
            }
        }
        if (comparisons >= MOST_COMPARISONS) {
            loot.note("stopped looking for figures inside figures after " + MOST_COMPARISONS + " comparisons");
        }
    }

    private void eliminated(List<Statement> statements, Cells cells) {
        Elimination elimination = new Elimination(MOST_STEPS);
        for (int i = 0; i < statements.size(); i++) {
            if (!elimination.add(cells.ofStatement().get(i))) {
                loot.note("stopped solving after " + (i + 1) + " of " + statements.size() + " figures");
                break;
            }
        }
        for (Set<Integer> equation : elimination.equations()) {
            loot.isolate("several figures", "added and subtracted", cells.personsOf(equation), cells.kOf(equation));
        }
    }
}
