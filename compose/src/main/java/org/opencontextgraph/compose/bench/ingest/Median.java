package org.opencontextgraph.compose.bench.ingest;

import java.util.List;

/** The middle one, the upper of two. */
final class Median {
    private Median() {}

    static double of(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }
}
