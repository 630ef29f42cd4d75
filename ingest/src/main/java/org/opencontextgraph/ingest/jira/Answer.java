package org.opencontextgraph.ingest.jira;

import java.util.List;
import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact;

/** What one thing came to that Jira told; a delivery and an entry of a changelog may tell several. */
public sealed interface Answer {

    /**
     * Something happened.
     *
     * @param facts whose account it was, with every event anew; empty when the payload names nobody
     */
    record Mapped(String told, SourceEvent event, List<SourceFact> facts) implements Answer {
        public Mapped {
            facts = List.copyOf(facts);
        }
    }

    /** Left out on purpose; {@code why} stands in the table. */
    record Ignored(String told, String why) implements Answer {}

    /** Who may read something may have changed: permissions are to be asked for again. */
    record AskPermissions(String told) implements Answer {}

    /** The table has no row for it. */
    record Unknown(String told) implements Answer {}

    /** The payload is broken. */
    record Refused(Rejected rejected) implements Answer {}
}
