package org.opencontextgraph.query.server.identity;

import java.util.Optional;

/** Where links are written, for all who have to obey them. */
public interface LinkLog {
    /**
     * Returns when it is certain that it was written.
     *
     * @param person empty: the account has no link, what connectors say holds
     * @throws LinkNotWrittenException when it is not
     */
    void write(String account, Optional<String> person) throws LinkNotWrittenException;
}
