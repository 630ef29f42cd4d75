package org.opencontextgraph.compose.privacy.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Collects what one attack finds. */
final class Loot {
    private final String attack;
    private final List<Isolation> leaks = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int smallest = Integer.MAX_VALUE;
    private long tried;

    Loot(String attack) {
        this.attack = attack;
    }

    /** A group that can be told from the rest; an empty one is none. */
    void isolate(String where, String how, Set<String> persons, int k) {
        isolate(where, how, persons.size(), k);
    }

    void isolate(String where, String how, int persons, int k) {
        tried++;
        if (persons > 0) {
            smallest = Math.min(smallest, persons);
            Isolation isolation = new Isolation(where, how, persons, k);
            if (isolation.isLeak()) {
                leaks.add(isolation);
            }
        }
    }

    void note(String text) {
        notes.add(text);
    }

    Result result() {
        OptionalInt least = smallest == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(smallest);
        return new Result(attack, tried, least, leaks, notes);
    }
}
