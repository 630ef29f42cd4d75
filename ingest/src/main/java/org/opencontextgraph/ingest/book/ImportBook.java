package org.opencontextgraph.ingest.book;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where imports are written down. */
public interface ImportBook {
    /** Of an import that nobody asks for later, as a measurement's. */
    ImportBook NONE = new ImportBook() {
        @Override
        public void begins(ImportEntry entry, boolean first) {
            // nobody asks
        }

        @Override
        public void ended(String lane, ImportEntry.@Nullable Counts counts) {
            // nobody asks
        }
    };

    /**
     * Before anything of this run is sent.
     *
     * @param first whether nothing was sent before; else consent and readers are those of the first run, whatever is said now
     * @throws IOException when it could not be written down; the message is for the operator
     */
    void begins(ImportEntry entry, boolean first) throws IOException;

    /**
     * All of it is in the topics; may be said again.
     *
     * @param counts null: as it was said at the beginning
     * @throws IOException when it could not be written down; the message is for the operator
     */
    void ended(String lane, ImportEntry.@Nullable Counts counts) throws IOException;
}
