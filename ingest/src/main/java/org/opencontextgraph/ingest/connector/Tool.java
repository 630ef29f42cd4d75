package org.opencontextgraph.ingest.connector;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One tool that is read, such as some repositories of a code host. Used by one thread at a time. */
public interface Tool {

    /** What is read of it, each with a cursor of its own. Whoever reads a stream closes it. */
    List<Connector> streams();

    /**
     * Asks whether its token opens what is to be read.
     *
     * @throws IOException when the tool cannot be asked; the message holds no content and no secret
     */
    ScopeCheck check() throws IOException;

    /**
     * The namespace of its accounts, groups and resources: the same for all that is read from one server. Two connectors of one
     * namespace do not both ask for permissions, since each would take back what the other one says.
     */
    String namespace();

    /**
     * Tries what it would tell of the newest things that there are; writes nothing, and no cursor moves. Empty: this kind cannot be tried.
     *
     * @param limit the most things to look at
     * @throws IOException when the tool cannot be asked; the message holds no content
     */
    default Optional<DryRun> dryRun(int limit) throws IOException {
        return Optional.empty();
    }

    /** Who may read it, and who is in its groups; empty: it is not asked. */
    default Optional<PermissionSource> permissions() {
        return Optional.empty();
    }

    /** How what it sends by itself is read; empty: it sends nothing. */
    default Optional<DeliveryReader> deliveries() {
        return Optional.empty();
    }
}
