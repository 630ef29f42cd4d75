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
        return List.copyOf(drawn.subList(0, leaving(perMille)));
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

    /** The share of the published occurrences that goes, on average over everybody who might leave; 0 when there are none. */
    double meanShare(int perMille) {
        double sum = 0;
        for (Publish publish : published.units()) {
            int members = (int)
                    publish.members().stream().map(Member::person).distinct().count();
            sum += Published.occurrences(publish.unit()) * (1 - chanceToStay(members, leaving(perMille)));
        }
        return share(sum);
    }

    /** The same for the worst of some draws: some people are in far more units than others. */
    double worstShare(int perMille) {
        long worst = 0;
        for (int seed = 0; seed < DRAWS; seed++) {
            worst = Math.max(worst, withdrawn(draw(perMille, seed)));
        }
        return share((double) worst);
    }

    /** That none of a unit's persons is among those who leave, whom chance draws one by one. */
    private double chanceToStay(int members, int leaving) {
        double chance = 1;
        for (int left = 0; left < leaving; left++) {
            chance *= (double) Math.max(0, persons.size() - members - left) / (persons.size() - left);
        }
        return chance;
    }

    private int leaving(int perMille) {
        return Math.ceilDiv(persons.size() * perMille, 1000);
    }

    private double share(double occurrences) {
        long all = published.occurrences();
        return all == 0 ? 0 : occurrences / all;
    }
}
