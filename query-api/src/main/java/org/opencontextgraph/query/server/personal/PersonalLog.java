package org.opencontextgraph.query.server.personal;

import java.time.Instant;

/**
 * Where it is written down what people say, for all who have to obey it. A method returns when it is certain that it was
 * written.
 */
public interface PersonalLog {
    /** @throws NotWrittenException when it is not certain */
    void write(PersonId person, boolean optedIn, Instant since) throws NotWrittenException;

    /**
     * What was said of the task before is said no more.
     *
     * @throws NotWrittenException when it is not certain
     */
    void write(PersonId person, Correction correction) throws NotWrittenException;
}
