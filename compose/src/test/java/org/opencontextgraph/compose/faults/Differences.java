package org.opencontextgraph.compose.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where two outcomes differ, in a few lines: as a whole they are megabytes. */
final class Differences {
    private static final int MOST = 5;
    private static final int WIDTH = 160;

    private final List<String> lines = new ArrayList<>();

    private Differences() {}

    /** Empty when they are equal, byte for byte. */
    static List<String> between(Outcome expected, Outcome actual) {
        Differences found = new Differences();
        for (int partition = 0; partition < expected.units().size(); partition++) {
            found.sequence(
                    partition, expected.units().get(partition), actual.units().get(partition));
        }
        found.map("audit", expected.audit(), actual.audit());
        found.map("ledger", expected.ledger(), actual.ledger());
        found.map("dead letters", expected.deadLetters(), actual.deadLetters());
        found.map("state", expected.state(), actual.state());
        if (found.lines.isEmpty() && !expected.equals(actual)) {
            found.lines.add("they differ in what is not compared here");
        }
        return found.lines;
    }

    private void sequence(int partition, List<String> expected, List<String> actual) {
        int same = 0;
        int shorter = Math.min(expected.size(), actual.size());
        while (same < shorter && expected.get(same).equals(actual.get(same))) {
            same++;
        }
        if (same < Math.max(expected.size(), actual.size())) {
            lines.add("units of partition " + partition + ": " + expected.size() + " and " + actual.size()
                    + " records, the first difference is number " + same + ": "
                    + (same < expected.size() ? shortened(expected.get(same)) : "nothing") + " / "
                    + (same < actual.size() ? shortened(actual.get(same)) : "nothing"));
        }
    }

    private void map(String name, Map<String, ?> expected, Map<String, ?> actual) {
        TreeSet<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        keys.removeIf(key -> Objects.equals(expected.get(key), actual.get(key)));
        if (!keys.isEmpty()) {
            lines.add(name + ": " + keys.size() + " of " + expected.size() + " differ");
            keys.stream()
                    .limit(MOST)
                    .forEach(key -> lines.add("  " + shortened(key) + ": " + shortened(expected.get(key)) + " / "
                            + shortened(actual.get(key))));
        }
    }

    private static String shortened(@Nullable Object value) {
        String text = value == null ? "nothing" : value.toString();
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH) + "…";
    }
}
