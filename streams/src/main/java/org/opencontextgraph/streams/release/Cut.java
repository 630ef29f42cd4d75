package org.opencontextgraph.streams.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
 * be gone after a few leavers; with the persons dealt into ⌊fresh persons / k⌋ cohorts, a leaver costs one cohort.
 *
 * <h2>Why a secret order</h2>
 *
 * Who sits in whose cohort must not follow from names, times or arrival, else someone who knows k−1 of them picks out the
 * rest. Persons are sorted by HMAC(secret, pool, window, person): fixed for a replay, unknown outside, and different at
 * the next window.
 *
 * <h2>Why fresh persons</h2>
 *
 * Whoever saw a unit before it was withdrawn can compare it with the one that its survivors come back in. The difference
 * must be k persons at least, so only those count who were in none of the units that a survivor in this pool came from.
 * Each cohort has k … 2k−1 of them; the others are dealt behind them, at most 2k to a cohort, so that a unit stays
 * small; who is left over waits.
 */
final class Cut {
    private final ReleaseSettings settings;
    private final int cap;
    private final int k;
    private final List<List<List<Entry>>> cohorts = new ArrayList<>();
    private final int persons;

    /**
     * @param entries of everybody in the pool who takes part
     * @param stale hashes of persons who were in a unit that one of these entries came from
     */
    Cut(
            ReleaseSettings settings,
            int cap,
            int k,
            Fingerprint pool,
            long window,
            Collection<Entry> entries,
            Set<Long> stale,
            Aliases aliases,
            Origins origins) {
        this.settings = settings;
        this.cap = cap;
        this.k = k;
        Map<String, List<Entry>> byPerson = new TreeMap<>();
        entries.stream()
                .sorted(Entry.BY_AGE)
                .forEach(entry -> byPerson.computeIfAbsent(aliases.of(entry.person()), person -> new ArrayList<>(2))
                        .add(entry));
        this.persons = byPerson.size();
        List<String> fresh = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String person : byPerson.keySet()) {
            boolean isFresh = origins.isFresh(person, stale, aliases);
            (isFresh ? fresh : others).add(person);
        }
        int count = fresh.size() / k;
        if (count > 0) {
            Comparator<String> order = secretOrder(byPerson.keySet(), pool, window);
            fresh.sort(order);
            others.sort(order);
            deal(count, fresh, others, byPerson);
        }
    }

    private void deal(int count, List<String> fresh, List<String> others, Map<String, List<Entry>> byPerson) {
        for (int cohort = 0; cohort < count; cohort++) {
            cohorts.add(new ArrayList<>());
        }
        int card = 0;
        for (String person : fresh) {
            cohorts.get(card++ % count).add(byPerson.getOrDefault(person, List.of()));
        }
        for (String person : others.subList(0, Math.min(others.size(), 2 * k * count))) {
            cohorts.get(card++ % count).add(byPerson.getOrDefault(person, List.of()));
        }
    }

    /** |P|. */
    int persons() {
        return persons;
    }

    /** g = ⌊|F| / k⌋. */
    int cohorts() {
        return cohorts.size();
    }

    /** What a cohort counts, by person, the oldest first: I7, at most c entries each; what exceeds c stays in the pool. */
    List<List<Entry>> counted(int cohort) {
        List<List<Entry>> brought = cohorts.get(cohort);
        int c = settings.caps() ? most(brought) : Integer.MAX_VALUE;
        return brought.stream()
                .map(entries -> entries.subList(0, Math.min(c, entries.size())))
                .toList();
    }

    /** The largest number ≤ m that is at most a third of the resulting count, never below 1. */
    private int most(List<List<Entry>> brought) {
        int longest = brought.stream().mapToInt(List::size).max().orElse(1);
        for (int c = Math.min(cap, Math.max(longest, 1)); c > 1; c--) {
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

    private Comparator<String> secretOrder(Collection<String> persons, Fingerprint pool, long window) {
        Mac mac = settings.secret().mac();
        Map<String, byte[]> ranks = new HashMap<>();
        for (String person : persons) {
            RowWriter content =
                    new RowWriter(48).fingerprint(pool).fixed(window).text(person);
            ranks.put(person, mac.doFinal(content.done()));
        }
        return Comparator.comparing(person -> ranks.getOrDefault(person, new byte[0]), Arrays::compareUnsigned);
    }
}
