package org.opencontextgraph.ingest.feed;

/** Hears how an import goes. */
@FunctionalInterface
public interface ImportProgress {
    ImportProgress SILENT = counts -> {};

    /** After each committed transaction. */
    void committed(FeedCounts counts);
}
