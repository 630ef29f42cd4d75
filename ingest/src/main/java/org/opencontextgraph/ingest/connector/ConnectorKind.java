package org.opencontextgraph.ingest.connector;

import java.util.List;
import java.util.Optional;

/** A kind of tool that can be read, such as `github`; found by {@link java.util.ServiceLoader}. */
public interface ConnectorKind {

    /** Lower-case letters, digits and hyphens. */
    String name();

    /** What an operator says of a tool of this kind, in the order in which it is asked. */
    List<ToolSetting> settings();

    /**
     * Opens a tool; asks nothing yet.
     *
     * @param name that the operator gave it: of its cursors and its jobs
     * @throws IllegalArgumentException when the settings cannot be; the message names the setting
     */
    Tool open(String name, ToolSettings settings, ToolAccess access);

    /** Whether its tools only send by themselves: they have no token and no streams, and nothing is asked of them. */
    default boolean sendsOnly() {
        return false;
    }

    /** Whether its tools can be asked who may read them ({@link Tool#permissions}); one that tells it with its events is not asked. */
    default boolean hasPermissions() {
        return true;
    }

    /**
     * Whether no connection goes anywhere but where {@link ToolAccess} leads. A kind of which that cannot be said is added on the
     * machine only: else every administrator of the API could have the inside of the network asked.
     */
    default boolean isGuarded() {
        return true;
    }

    /**
     * What a tool of this kind goes on doing for a connector that does not read it, and how to end that; empty: nothing. A part
     * of a sentence, for an operator who pauses or removes one.
     */
    default Optional<String> leaves(String name, ToolSettings settings) {
        return Optional.empty();
    }

    /** Whether its tools send by themselves ({@link Tool#deliveries}). */
    default boolean hasDeliveries() {
        return false;
    }
}
