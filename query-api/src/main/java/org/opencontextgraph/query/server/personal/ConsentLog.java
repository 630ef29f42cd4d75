package org.opencontextgraph.query.server.personal;

import java.time.Instant;

/** Where a person's word is written down, for all who have to obey it. */
public interface ConsentLog {
    /**
     * Returns when it is certain that it was written.
     *
     * @throws ConsentNotWrittenException when it is not
     */
    void write(PersonId person, boolean optedIn, Instant since) throws ConsentNotWrittenException;
}
