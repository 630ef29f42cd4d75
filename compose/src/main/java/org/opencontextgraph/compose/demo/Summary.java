package org.opencontextgraph.compose.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A few lines for a person at a terminal: what can be seen now, by whom, and in words that the rest is withheld. */
final class Summary {
    private static final int SHOWN = 3;
    private static final int WIDTH = 100;

    private Summary() {}

    /**
     * What can be seen of one process.
     *
     * @param variants for a reader in every audience
     * @param forEveryone how many of them a reader sees who is in no group
     */
    record Seen(String process, List<ApiReader.Variant> variants, List<ApiReader.Edge> edges, long forEveryone) {
        Seen {
            variants = List.copyOf(variants);
            edges = List.copyOf(edges);
        }
    }

    static List<String> lines(List<Seen> seen) {
        if (seen.isEmpty()) {
            return List.of(
                    "",
                    "Nothing is released. Everything is withheld: no pattern was shared by enough people who consented, on"
                            + " resources whose readers are known.");
        }
        List<String> lines = new ArrayList<>();
        for (Seen process : seen) {
            lines.add("");
            lines.add(heading(process));
            process.variants().stream()
                    .sorted(Comparator.comparingLong(ApiReader.Variant::count).reversed())
                    .limit(SHOWN)
                    .forEach(it -> lines.add(counted(it.count(), cut(Printable.of(String.join(" → ", it.steps()))))));
            process.edges().stream()
                    .max(Comparator.comparingLong(ApiReader.Edge::count))
                    .ifPresent(
                            it -> lines.add("  most frequent edge: " + Printable.of(it.source() + " → " + it.target())
                                    + ", " + String.format(Locale.ROOT, "%,d", it.count())));
        }
        lines.add("");
        lines.add(
                "Figures are rounded down. Rarer behaviour is withheld: a pattern is shown only when enough people share it.");
        return lines;
    }

    private static String heading(Seen seen) {
        String figures = "%s: %d variants, %d edges"
                .formatted(seen.process(), seen.variants().size(), seen.edges().size());
        if (seen.forEveryone() == seen.variants().size()) {
            return figures + ", readable by everyone";
        }
        return seen.forEveryone() == 0
                ? figures + ", readable by groups only"
                : figures + "; everyone may read " + seen.forEveryone() + " of the variants, groups the others";
    }

    private static String counted(long count, String text) {
        return String.format(Locale.ROOT, "  %,8d  %s", count, text);
    }

    private static String cut(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 1) + "…";
    }
}
