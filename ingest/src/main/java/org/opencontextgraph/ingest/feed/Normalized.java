package org.opencontextgraph.ingest.feed;

import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.schema.message.TraceEvent;

/** What became of a source event. */
sealed interface Normalized {
    record Accepted(TraceEvent event) implements Normalized {}

    /** The source does not say who did it: it is nobody's task, so it is counted and not sent. */
    record WithoutPerson() implements Normalized {}

    record Refused(Rejected rejected) implements Normalized {}
}
