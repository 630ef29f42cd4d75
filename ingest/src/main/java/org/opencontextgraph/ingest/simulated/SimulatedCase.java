package org.opencontextgraph.ingest.simulated;

import java.util.List;
import org.opencontextgraph.ingest.connector.SourceEvent;

/** One piece of work: what it is about, who may read it, and what happened, in order of time. */
record SimulatedCase(String resource, Access access, List<SourceEvent> events) {
    SimulatedCase {
        events = List.copyOf(events);
    }
}
