package org.opencontextgraph.compose.privacy.attack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.privacy.books.Occurrence;
import org.opencontextgraph.schema.message.Level;

/**
 * Asks "what comes next?" for every beginning that has an answer, then for every longer one, as a program would of the
 * suggestions. An answer rests on sequences and on transitions; whoever is in one kind of row only is what their difference
 * tells.
 */
final class PrefixEnumeration implements Attack {
    private static final int MOST_QUESTIONS = 200_000;

    private record Family(String scope, String process) {}

    /** @param k the largest of the rows' */
    private record Answer(Set<Occurrence> wholes, Set<Occurrence> transitions, Set<String> rows, int k, Persons known) {
        static Answer none() {
            return new Answer(new HashSet<>(), new HashSet<>(), new HashSet<>(), 0, Persons.NEVER_MERGED);
        }
    }

    @Override
    public Result on(PublishedHistory history) {
        Loot loot = new Loot("prefixes");
        Map<Family, Map<List<String>, Answer>> answers = new HashMap<>();
        for (Sighting row : history.shownAtTheEnd()) {
            Family family = new Family(row.row().getScope(), row.row().getProcess());
            learn(answers.computeIfAbsent(family, _ -> new HashMap<>()), row);
        }
        answers.values().forEach(it -> ask(it, loot));
        return loot.result();
    }

    private static void learn(Map<List<String>, Answer> answers, Sighting row) {
        boolean whole = row.row().getLevel() == Level.L0;
        Figure.transitions(row.row(), row.members()).forEach((symbols, occurrences) -> {
            if (symbols.getFirst().equals(Figure.BEGIN)) {
                Answer answer = answers.getOrDefault(symbols, Answer.none());
                (whole ? answer.wholes() : answer.transitions()).addAll(occurrences);
                answer.rows().add(row.id());
                answers.put(
                        List.copyOf(symbols),
                        new Answer(
                                answer.wholes(),
                                answer.transitions(),
                                answer.rows(),
                                Math.max(answer.k(), row.k()),
                                answer.known().and(row.known())));
            }
        });
    }

    private static void ask(Map<List<String>, Answer> answers, Loot loot) {
        Map<List<String>, Map<String, List<String>>> next = new HashMap<>();
        answers.keySet()
                .forEach(symbols -> next.computeIfAbsent(symbols.subList(0, symbols.size() - 1), _ -> new TreeMap<>())
                        .put(symbols.getLast(), symbols));
        Deque<List<String>> questions = new ArrayDeque<>(List.of(List.of(Figure.BEGIN)));
        for (int asked = 0; !questions.isEmpty(); asked++) {
            if (asked >= MOST_QUESTIONS) {
                loot.note("stopped after " + MOST_QUESTIONS + " questions");
                return;
            }
            for (List<String> longer :
                    next.getOrDefault(questions.removeFirst(), Map.of()).values()) {
                compare(answers.get(longer), loot);
                questions.addLast(longer);
            }
        }
    }

    private static void compare(@Nullable Answer answer, Loot loot) {
        if (answer == null) {
            return;
        }
        String where = answer.rows().stream().sorted().findFirst().orElse("");
        Set<Occurrence> all = new HashSet<>(answer.wholes());
        all.addAll(answer.transitions());
        loot.isolate(where, "what comes next", answer.known().of(all), answer.k());
        if (!answer.wholes().isEmpty() && !answer.transitions().isEmpty()) {
            loot.isolate(
                    where,
                    "what comes next, minus the sequences that begin so",
                    answer.known().of(RowDeltas.difference(answer.transitions(), answer.wholes())),
                    answer.k());
        }
    }
}
