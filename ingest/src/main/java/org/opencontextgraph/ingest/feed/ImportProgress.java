package org.opencontextgraph.ingest.feed;

import java.io.IOException;

/** Hears how an import goes. */
@FunctionalInterface
public interface ImportProgress {
    ImportProgress SILENT = counts -> {};

    /**
     * Before anything of this run is sent; not for a source that was imported to its end, or is refused.
     *
     * @param first whether no earlier run has sent anything
     * @throws IOException to send nothing
     */
    default void begins(boolean first) throws IOException {}

    /** After each committed transaction. */
    void committed(FeedCounts counts);
}
