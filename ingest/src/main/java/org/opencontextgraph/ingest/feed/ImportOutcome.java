package org.opencontextgraph.ingest.feed;

import java.util.List;
import org.opencontextgraph.ingest.connector.Rejected;

/** How an import ended. */
public sealed interface ImportOutcome {
    /**
     * Everything is in the topics and the lane is closed.
     *
     * @param firstRejected the first ones, for the summary; all are counted and in the dead-letter topic
     */
    record Imported(FeedCounts counts, List<Rejected> firstRejected) implements ImportOutcome {
        public Imported {
            firstRejected = List.copyOf(firstRejected);
        }
    }

    /** The same source was imported to its end before; nothing was written. */
    record AlreadyImported() implements ImportOutcome {}

    /** Another source stands in this one's place; nothing was written. */
    record Refused(String reason) implements ImportOutcome {}
}
