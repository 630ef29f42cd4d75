package org.opencontextgraph.ingest.connector;

import org.jspecify.annotations.Nullable;

/**
 * Something that an operator says of a tool.
 *
 * @param usual what holds when nothing is said; null: it has to be said
 */
public record ToolSetting(
        String name, String description, @Nullable String usual) {}
