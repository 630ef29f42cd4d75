package org.opencontextgraph.streams.release;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which persons turned out to be one. They count as one, and keep what they brought under their own numbers.
 *
 * <p>A person has so many accounts at most. Who is said to be one more of them is <em>barred</em>: counts as nobody, and
 * brings nothing until that is undone.
 */
final class Aliases {
    /** Accounts of one person, the own one among them. */
    static final int MOST = 256;

    private static final String NOBODY = "";

    private final GateStore rows;
    private final Map<String, String> into = new HashMap<>();
    private final Map<String, TreeSet<String>> from = new HashMap<>();

    Aliases(GateStore rows) {
        this.rows = rows;
        byte[] all = Rows.allAliases();
        for (GateStore.Row row : rows.range(all, Rows.behind(all), Integer.MAX_VALUE)) {
            remember(new RowReader(row.key(), 1).text(), new RowReader(row.value(), 0).text());
        }
    }

    /** Whom a person counts as; nobody if barred. */
    String of(String person) {
        String counted = person;
        String next = into.get(counted);
        while (next != null) {
            counted = next;
            next = into.get(counted);
        }
        return counted;
    }

    boolean isBarred(String person) {
        return of(person).equals(NOBODY);
    }

    /** Whether the person with all below, who is below nobody, may count as this other one. */
    boolean hasRoomFor(String person, String other) {
        return !isBarred(other) && below(person).size() + peers(other).size() <= MOST;
    }

    /** Whom a person was merged into; null when they were not, or are barred. */
    @Nullable
    String into(String person) {
        String other = into.get(person);
        return NOBODY.equals(other) ? null : other;
    }

    /** The person and everybody who was merged into them, or into one of those. */
    List<String> below(String person) {
        if (!from.containsKey(person)) {
            return List.of(person);
        }
        List<String> found = new ArrayList<>();
        Deque<String> next = new ArrayDeque<>(List.of(person));
        while (!next.isEmpty()) {
            String one = next.removeFirst();
            found.add(one);
            next.addAll(from.getOrDefault(one, new TreeSet<>()));
        }
        return found;
    }

    /** All who count as one with this person. */
    List<String> peers(String person) {
        return below(of(person));
    }

    void add(String person, String other) {
        rows.put(Rows.alias(person), new RowWriter(20).text(other).done());
        remember(person, other);
    }

    void remove(String person) {
        String other = into.remove(person);
        if (other != null) {
            rows.delete(Rows.alias(person));
            from.computeIfPresent(other, (same, persons) -> {
                persons.remove(person);
                return persons.isEmpty() ? null : persons;
            });
        }
    }

    void bar(String person) {
        remove(person);
        add(person, NOBODY);
    }

    private void remember(String person, String other) {
        into.put(person, other);
        if (other.equals(NOBODY)) {
            return;
        }
        from.computeIfAbsent(other, same -> new TreeSet<>()).add(person);
    }
}
