package org.opencontextgraph.compose.bench.ingest;

/**
 * How much is measured.
 *
 * @param events of each tool, at least
 * @param rounds that count, after one that warms up
 * @param loadSeconds of each of the two loads
 * @param memoryEvents of the long run
 */
public record Amount(int events, int rounds, int loadSeconds, int memoryEvents) {
    public Amount {
        if (events < 1 || rounds < 1 || loadSeconds < 1 || memoryEvents < 100) {
            throw new IllegalArgumentException("there is nothing to measure");
        }
    }
}
