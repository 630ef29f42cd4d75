package org.opencontextgraph.compose.demo;

import java.io.IOException;
import org.opencontextgraph.ingest.book.ImportBook;
import org.opencontextgraph.ingest.book.ImportEntry;
import org.opencontextgraph.ingest.feed.FeedCounts;
import org.opencontextgraph.ingest.feed.ImportOutcome;
import org.opencontextgraph.ingest.feed.ImportProgress;

/** Writes an import down when it begins and when it has ended, and tells how it goes. */
final class WrittenDown implements ImportProgress {
    private final ImportBook book;
    private final ImportEntry entry;
    private final Progress progress;
    private boolean whole;

    WrittenDown(ImportBook book, ImportEntry entry, Progress progress) {
        this.book = book;
        this.entry = entry;
        this.progress = progress;
    }

    @Override
    public void begins(boolean first) throws IOException {
        book.begins(entry, first);
        whole = first;
    }

    @Override
    public void committed(FeedCounts counts) {
        progress.at(counts.read());
    }

    /** A run that goes on has counted the rest alone: what it does not know is not written down. */
    void ended(ImportOutcome outcome) throws IOException {
        if (entry.counts() == null && whole && outcome instanceof ImportOutcome.Imported done) {
            FeedCounts counts = done.counts();
            book.ended(entry.lane(), new ImportEntry.Counts(counts.read(), counts.rejected()));
        } else {
            book.ended(entry.lane(), null);
        }
    }
}
