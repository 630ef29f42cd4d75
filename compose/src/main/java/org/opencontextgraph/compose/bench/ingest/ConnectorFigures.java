package org.opencontextgraph.compose.bench.ingest;

import java.util.List;

/**
 * One connector, medians of some rounds.
 *
 * @param events that its tool holds
 * @param eventsPerS from the beginning of its run to the last row
 * @param ratioCopy the same against rows a second by COPY and merge of the very same rows
 * @param seconds of the whole way
 * @param readSeconds of it until the connector had sent everything
 * @param toolSeconds that the tool spent in this process on making its answers, on other threads
 * @param copySeconds COPY and merge alone
 * @param ratioAgain the rate when all rows are there already, against the first time; below 1: known ones cost more
 * @param copyAgainSeconds COPY and merge when all rows are there already
 */
record ConnectorFigures(
        long events,
        double eventsPerS,
        double ratioCopy,
        double seconds,
        double readSeconds,
        double toolSeconds,
        double copySeconds,
        double ratioAgain,
        double copyAgainSeconds) {

    static ConnectorFigures of(List<Passage> rounds, List<Double> copies, Passage again, double copyAgainSeconds) {
        double seconds = Median.of(rounds.stream().map(Passage::seconds).toList());
        double copySeconds = Median.of(copies);
        long events = rounds.getFirst().events();
        return new ConnectorFigures(
                events,
                events / seconds,
                copySeconds / seconds,
                seconds,
                Median.of(rounds.stream().map(Passage::readSeconds).toList()),
                Median.of(rounds.stream().map(Passage::toolSeconds).toList()),
                copySeconds,
                seconds / again.seconds(),
                copyAgainSeconds);
    }
}
