package org.opencontextgraph.compose.canary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** All that were sent, each on a path of its own. */
final class Canaries {
    private final List<Canary> all = new ArrayList<>();

    /**
     * A new one.
     *
     * @param allowed where it may be found
     */
    String on(String path, Place... allowed) {
        return made(path, "-", allowed);
    }

    /** A new one that could be a word of a tool's vocabulary. */
    String word(String path, Place... allowed) {
        return made(path, "_", allowed);
    }

    private String made(String path, String between, Place... allowed) {
        if (all.stream().anyMatch(it -> it.path().equals(path))) {
            throw new IllegalArgumentException("there is one on this path: " + path);
        }
        int number = all.size() + 1;
        String text = String.format(Locale.ROOT, "canary%s%03d%s", between, number, between)
                + Long.toString(new Random(number).nextLong() >>> 4, 36);
        all.add(new Canary(path, text, Set.of(allowed)));
        return text;
    }

    List<Canary> all() {
        return List.copyOf(all);
    }
}
