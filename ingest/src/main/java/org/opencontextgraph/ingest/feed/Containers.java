package org.opencontextgraph.ingest.feed;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.ingest.connector.SourceFact.Within;

/** Which resources are in which containers, and who may read these. */
public interface Containers {

    /**
     * Remembers what is in what. Of each resource that is new in its container it has told who may read it; when that fails,
     * the resource is still new.
     *
     * @param tell called at most once, with {@link SourceFact.ReadersKnown} and {@link SourceFact.ReadersUnknown}; returns when
     *     they are acknowledged
     */
    void enter(Collection<Within> within, Consumer<List<SourceFact>> tell);

    /** Of feeds whose connectors say themselves who may read each resource. */
    static Containers none() {
        return (within, _) -> {
            if (!within.isEmpty()) {
                throw new IllegalStateException("this feed does not know who may read a container");
            }
        };
    }
}
