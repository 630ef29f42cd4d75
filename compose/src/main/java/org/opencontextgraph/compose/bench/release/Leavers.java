package org.opencontextgraph.compose.bench.release;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.opencontextgraph.streams.release.Member;
import org.opencontextgraph.streams.release.ReleaseDecision.Publish;

/** What goes when people leave: every unit that one of them is in, whole. */
final class Leavers {
    private static final int DRAWS = 20;

    private final List<String> persons;
    private final Published published;
    private final Map<String, BitSet> unitsOf = new HashMap<>();

    /** @param persons all who brought something, sorted */
    Leavers(List<String> persons, Published published) {
        this.persons = persons;
        this.published = published;
        for (int unit = 0; unit < published.units().size(); unit++) {
            Publish publish = published.units().get(unit);
            for (Member member : publish.members()) {
                unitsOf.computeIfAbsent(member.person(), person -> new BitSet()).set(unit);
            }
        }
    }

    /** So many of a thousand persons, rounded up; the same for the same seed. */
    List<String> draw(int perMille, int seed) {
        List<String> drawn = new ArrayList<>(persons);
        Collections.shuffle(drawn, new Random(seed));
        return List.copyOf(drawn.subList(0, Math.ceilDiv(persons.size() * perMille, 1000)));
    }

    /** Occurrences that go with these persons. */
    long withdrawn(Collection<String> leavers) {
        BitSet gone = new BitSet();
        for (String person : leavers) {
            gone.or(unitsOf.getOrDefault(person, new BitSet()));
        }
        return gone.stream()
                .mapToLong(unit ->
                        Published.occurrences(published.units().get(unit).unit()))
                .sum();
    }

    /** The share of the published occurrences that goes, on average over the draws; 0 when nothing is published. */
    double meanShare(int perMille) {
        long sum = 0;
        for (int seed = 0; seed < DRAWS; seed++) {
            sum += withdrawn(draw(perMille, seed));
        }
        long all = published.occurrences();
        return all == 0 ? 0 : (double) sum / DRAWS / all;
    }
}
