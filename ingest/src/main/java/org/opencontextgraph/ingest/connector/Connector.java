package org.opencontextgraph.ingest.connector;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** A read-only source of work events. Used by one thread at a time. */
public interface Connector extends AutoCloseable {

    Source source();

    /**
     * Tells who and what there is: accounts, readers of resources, consents. They are acknowledged before the first
     * event is sent. Called once, before the first fetch; a feed that goes on where an earlier one stopped asks again
     * and does not write the answer again, so that it undoes no opt-out.
     *
     * @throws IOException when the source cannot be read; the message names the place
     */
    void describe(Consumer<SourceFact> facts) throws IOException;

    /**
     * Reads on.
     *
     * @param position where the last batch ended, the empty string at the beginning
     * @param limit the most events to return
     * @return events in the order (time, sequence); the same for the same position
     * @throws IOException when the source cannot be read; the message names the place
     */
    EventBatch fetch(String position, int limit) throws IOException;

    /**
     * Whether what follows may be asked for before what came is committed, so that several small batches become one transaction. False
     * for a source that takes a position that comes back for proof that everything up to it was committed.
     */
    default boolean readsAhead() {
        return false;
    }

    /** What an operator should know of the source although everything was read; in words, without content. */
    default List<String> shortcomings() {
        return List.of();
    }

    @Override
    void close() throws IOException;
}
