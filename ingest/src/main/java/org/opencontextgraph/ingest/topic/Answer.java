package org.opencontextgraph.ingest.topic;

import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.connector.SourceEvent;

/** What a record comes to. */
sealed interface Answer {
    record Mapped(SourceEvent event) implements Answer {}

    record Ignored() implements Answer {}

    /** No rule decides; {@code told} says after which, without content. */
    record Unmapped(String told) implements Answer {}

    record Refused(Rejected rejected) implements Answer {}
}
