package org.opencontextgraph.query.server.instance;

import java.util.List;
import java.util.Optional;

/**
 * A kind of tool that can be read, as the connector subsystem told it.
 *
 * @param settings in the order in which they are asked
 * @param asksReaders its tools can be asked who may read them
 * @param sends its tools send by themselves
 * @param guarded it may be added here; else only on the machine
 */
public record ConnectorKind(String name, List<Setting> settings, boolean asksReaders, boolean sends, boolean guarded) {
    public ConnectorKind {
        settings = List.copyOf(settings);
    }

    /**
     * Something that is said of a tool; never secret.
     *
     * @param usual what holds when nothing is said; empty: it has to be said
     * @param lines it may have more than one
     */
    public record Setting(String name, String description, Optional<String> usual, boolean lines) {}
}
