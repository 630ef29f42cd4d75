package org.opencontextgraph.streams.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;

/**
 * A pool's persons at a tick, dealt into cohorts.
 *
 * <h2>Why cohorts</h2>
 *
 * A unit is published and withdrawn whole, so one leaver takes everybody's traces along. Uncut units of hundreds would
 * be gone after a few leavers; with the persons dealt into ⌊persons / k⌋ cohorts of k … 2k−1 each, a leaver costs one
 * cohort.
 *
 * <h2>Why a secret order</h2>
 *
 * Who sits in whose cohort must not follow from names, times or arrival, else someone who knows k−1 of them picks out the
 * rest. Persons are sorted by HMAC(secret, pool, window, person): fixed for a replay, unknown outside, and different at
 * the next window.
 *
 * <h2>How a cut is continued</h2>
 *
 * Persons are dealt round-robin: rank r goes to cohort r mod g. When the first j cohorts have left, the others keep their
 * order, and dealing them into g − j cohorts gives exactly the g − j that are missing: every round lost its first j
 * cards. So a cut that is above the budget goes on with nothing remembered but g and j.
 */
final class Cut {
    private final ReleaseSettings settings;
    private final Map<String, List<Entry>> byPerson;

    private Cut(ReleaseSettings settings, Map<String, List<Entry>> byPerson) {
        this.settings = settings;
        this.byPerson = byPerson;
    }

    /** The entries, oldest first, of everybody who is not yet in a unit of this cut. */
    static Cut of(ReleaseSettings settings, List<Entry> entries, Set<String> dealt) {
        Map<String, List<Entry>> byPerson = new TreeMap<>();
        for (Entry entry : entries) {
            if (!dealt.contains(entry.person())) {
                byPerson.computeIfAbsent(entry.person(), person -> new ArrayList<>(2))
                        .add(entry);
            }
        }
        return new Cut(settings, byPerson);
    }

    /** |P|; nobody is a survivor yet, so F = P. */
    int persons() {
        return byPerson.size();
    }

    /** g = ⌊|F| / k⌋. */
    int cohorts() {
        return persons() / settings.k();
    }

    /** Each cohort's entries: what it counts, by person in dealt order, oldest first. */
    List<List<Entry>> deal(int cohorts, Fingerprint pool, long window) {
        List<String> order = secretOrder(pool, window);
        List<List<Entry>> dealt = new ArrayList<>(cohorts);
        for (int cohort = 0; cohort < cohorts; cohort++) {
            List<List<Entry>> brought = new ArrayList<>();
            for (int rank = cohort; rank < order.size(); rank += cohorts) {
                brought.add(byPerson.getOrDefault(order.get(rank), List.of()));
            }
            dealt.add(counted(brought));
        }
        return dealt;
    }

    private List<String> secretOrder(Fingerprint pool, long window) {
        Mac mac = settings.secret().mac();
        Map<String, byte[]> ranks = new HashMap<>();
        for (String person : byPerson.keySet()) {
            RowWriter content =
                    new RowWriter(48).fingerprint(pool).fixed(window).text(person);
            ranks.put(person, mac.doFinal(content.done()));
        }
        List<String> order = new ArrayList<>(byPerson.keySet());
        order.sort(Comparator.comparing(person -> ranks.getOrDefault(person, new byte[0]), Arrays::compareUnsigned));
        return order;
    }

    /** I7: at most c entries per person; what exceeds c stays in the pool. */
    private List<Entry> counted(List<List<Entry>> brought) {
        int c = settings.caps() ? cap(brought) : Integer.MAX_VALUE;
        List<Entry> counted = new ArrayList<>();
        for (List<Entry> entries : brought) {
            counted.addAll(entries.subList(0, Math.min(c, entries.size())));
        }
        return counted;
    }

    /** The largest number ≤ m that is at most a third of the resulting count, never below 1. */
    private int cap(List<List<Entry>> brought) {
        for (int c = settings.cap(); c > 1; c--) {
            int most = c;
            int count = brought.stream()
                    .mapToInt(entries -> Math.min(most, entries.size()))
                    .sum();
            if (3 * c <= count) {
                return c;
            }
        }
        return 1;
    }
}
