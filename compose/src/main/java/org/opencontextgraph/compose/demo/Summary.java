package org.opencontextgraph.compose.demo;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A few lines for a person at a terminal: what can be seen now, and in words that the rest is withheld. */
final class Summary {
    private static final int SHOWN = 5;
    private static final int WIDTH = 100;

    private Summary() {}

    static void print(PrintWriter out, ApiReader api, List<String> processes) {
        if (processes.isEmpty()) {
            out.println();
            out.println(
                    "Nothing is released. Everything is withheld: no pattern was shared by enough people who consented, on"
                            + " resources whose readers are known.");
        }
        for (String process : processes) {
            List<ApiReader.Variant> variants = api.variants(process);
            List<ApiReader.Edge> edges = api.edges(process);
            out.println();
            out.printf(
                    Locale.ROOT,
                    "%s: %,d variants, %,d edges. The most frequent:%n",
                    process,
                    variants.size(),
                    edges.size());
            variants.stream()
                    .sorted(Comparator.comparingLong(ApiReader.Variant::count).reversed())
                    .limit(SHOWN)
                    .forEach(it -> out.printf(Locale.ROOT, "  %,8d  %s%n", it.count(), steps(it.steps())));
            edges.stream()
                    .sorted(Comparator.comparingLong(ApiReader.Edge::count).reversed())
                    .limit(SHOWN)
                    .forEach(it -> out.printf(Locale.ROOT, "  %,8d  %s -> %s%n", it.count(), it.source(), it.target()));
            out.println("  Rarer behaviour is withheld: a pattern is shown only when enough people share it.");
        }
    }

    private static String steps(List<String> steps) {
        String text = String.join(" → ", steps);
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 1) + "…";
    }
}
