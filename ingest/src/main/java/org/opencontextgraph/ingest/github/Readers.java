package org.opencontextgraph.ingest.github;

import java.util.ArrayList;
import java.util.List;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.Gathered;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.ingest.connector.SourceFact.Within;
import org.opencontextgraph.schema.id.Audience;

/**
 * Who may read some repositories.
 *
 * @param audiences on the operator's word; empty: nobody says it
 * @param asked GitHub is asked
 */
record Readers(List<Audience> audiences, boolean asked) {
    Readers {
        audiences = List.copyOf(audiences);
    }

    /** To gather answers in. */
    Gathered gathered() {
        return new Gathered(asked ? List.of() : audiences);
    }

    /** With the repository that it is in, when GitHub is asked who reads that. */
    Answer within(Answer answer, Repository repository) {
        if (!asked || !(answer instanceof Answer.Mapped it)) {
            return answer;
        }
        List<SourceFact> facts = new ArrayList<>(it.facts());
        facts.add(new Within(it.event().resource(), repository.container()));
        return new Answer.Mapped(it.told(), it.event(), facts);
    }
}
