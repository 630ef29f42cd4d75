package org.opencontextgraph.compose.privacy.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opencontextgraph.compose.privacy.books.Books;
import org.opencontextgraph.compose.privacy.books.Occurrence;
import org.opencontextgraph.compose.privacy.books.Written;
import org.opencontextgraph.schema.message.Unit;

/**
 * I9: when a cut was made, at least ten persons (and twice k) had brought a trace of its lane, scope and process, and at most
 * nine tenths of them were in it.
 *
 * <p>The books tell the order of the gate's input and output by the brokers' clocks only. What came within a minute of the cut
 * counts in the gate's favour.
 */
final class PopulationClaim implements Claim {
    private static final int LEAST = 10;

    @Override
    public Outcome check(Books books) {
        Findings findings = new Findings("population");
        if (!books.traces().isWhole()) {
            findings.note("not looked at: what the gate was told is no longer kept from the beginning");
            return findings.outcome();
        }
        Map<String, List<Unit>> cuts = new LinkedHashMap<>();
        books.released()
                .everPublished()
                .forEach(unit -> cuts.computeIfAbsent(unit.getCut(), _ -> new ArrayList<>())
                        .add(unit));
        List<Unit> inOrder = cuts.values().stream()
                .map(List::getFirst)
                .sorted(Comparator.comparingLong(it -> books.released().publishedAt(it.getUnit())))
                .toList();
        Populations populations = new Populations();
        List<Written> told = books.traces().told();
        int next = 0;
        for (Unit first : inOrder) {
            long at = books.released().publishedAt(first.getUnit());
            while (next < told.size() && told.get(next).time() <= at + Doubt.MILLIS) {
                populations.hear(told.get(next));
                next++;
            }
            check(books, findings, populations.of(first, at - Doubt.MILLIS), first, cuts, at);
        }
        return findings.outcome();
    }

    /** Persons count as they did around the cut. */
    private static void check(
            Books books, Findings findings, Set<String> population, Unit cut, Map<String, List<Unit>> cuts, long at) {
        Set<String> inIt = persons(books, cuts.getOrDefault(cut.getCut(), List.of()));
        findings.count();
        if (Doubt.around(at).stream().anyMatch(when -> suffices(books, population, inIt, cut, when))) {
            return;
        }
        int all = resolved(books, population, at).size();
        int some = resolved(books, inIt, at).size();
        findings.require(
                false,
                cut.getUnit(),
                "its cut has " + some + " of the " + all
                        + " persons who had brought a trace; it may have nine tenths of " + least(cut) + " or more");
    }

    private static boolean suffices(Books books, Set<String> population, Set<String> inIt, Unit cut, long at) {
        int all = resolved(books, population, at).size();
        return all >= least(cut) && 10 * resolved(books, inIt, at).size() <= 9 * all;
    }

    private static int least(Unit cut) {
        return Math.max(LEAST, 2 * cut.getK());
    }

    private static Set<String> resolved(Books books, Set<String> persons, long at) {
        return persons.stream()
                .map(person -> books.traces().resolveAt(person, at))
                .collect(Collectors.toSet());
    }

    private static Set<String> persons(Books books, List<Unit> units) {
        Set<String> persons = new HashSet<>();
        for (Unit unit : units) {
            books.ledger().membersEver(unit.getUnit()).stream()
                    .map(Occurrence::person)
                    .forEach(persons::add);
        }
        return persons;
    }
}
