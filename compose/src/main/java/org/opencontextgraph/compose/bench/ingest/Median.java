package org.opencontextgraph.compose.bench.ingest;

import java.util.List;

/** The middle one, or what is between the middle two. */
final class Median {
    private Median() {}

    static double of(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        return (sorted.get((figures.size() - 1) / 2) + sorted.get(figures.size() / 2)) / 2;
    }
}
