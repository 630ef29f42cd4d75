package org.opencontextgraph.ingest.github;

import java.util.ArrayList;
import java.util.List;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.ingest.connector.SourceFact.ReadersKnown;
import org.opencontextgraph.ingest.connector.SourceFact.Within;
import org.opencontextgraph.schema.id.Audience;

/**
 * Who may read some repositories.
 *
 * @param audiences on the operator's word; empty: nobody says it
 * @param asked GitHub is asked
 */
record Readers(List<Audience> audiences, boolean asked) {
    private static final long REVISION = 1;

    Readers {
        audiences = List.copyOf(audiences);
    }

    /** What becomes known with an event. */
    List<SourceFact> with(Answer.Mapped it, Repository repository) {
        List<SourceFact> facts = new ArrayList<>(it.facts());
        String resource = it.event().resource();
        if (asked) {
            facts.add(new Within(resource, repository.container()));
        } else if (!audiences.isEmpty()) {
            facts.add(new ReadersKnown(resource, audiences, REVISION));
        }
        return facts;
    }
}
