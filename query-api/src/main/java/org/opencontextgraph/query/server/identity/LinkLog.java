package org.opencontextgraph.query.server.identity;

import java.util.Optional;

/** Where it is written whose accounts are and which persons are one, for all who have to obey them. */
public interface LinkLog {
    /**
     * Returns when it is certain that it was written.
     *
     * @param person empty: the account has no link, what connectors say holds
     * @throws LinkNotWrittenException when it is not
     */
    void write(String account, Optional<String> person) throws LinkNotWrittenException;

    /**
     * The same for a person.
     *
     * @param sameAs empty: the person is one with nobody
     * @throws LinkNotWrittenException when it is not
     */
    void same(String person, Optional<String> sameAs) throws LinkNotWrittenException;
}
