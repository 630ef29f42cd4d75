package org.opencontextgraph.compose.demo;

import java.util.List;
import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.ingest.feed.FeedCounts;
import org.opencontextgraph.ingest.file.FileReport;

/**
 * One source that is in the topics.
 *
 * @param already whether it was there before, so that nothing was written
 * @param firstRejected the first of what was refused, for the eye
 */
public record Loaded(
        String lane,
        String stream,
        boolean already,
        long eventsRead,
        long eventsRejected,
        long eventsWithoutPerson,
        long people,
        long cases,
        List<Rejected> firstRejected) {
    public Loaded {
        firstRejected = List.copyOf(firstRejected);
    }

    static Loaded file(Source source, FileReport report, boolean already, List<Rejected> firstRejected) {
        return new Loaded(
                source.lane().value(),
                source.stream(),
                already,
                report.eventsRead(),
                report.rejected(),
                report.eventsWithoutPerson(),
                report.people(),
                report.cases(),
                firstRejected);
    }

    static Loaded other(Source source, FeedCounts counts, boolean already, List<Rejected> firstRejected) {
        return new Loaded(
                source.lane().value(),
                source.stream(),
                already,
                counts.read(),
                counts.rejected(),
                counts.withoutPerson(),
                counts.people(),
                counts.resources(),
                firstRejected);
    }
}
