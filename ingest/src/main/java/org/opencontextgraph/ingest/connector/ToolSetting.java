package org.opencontextgraph.ingest.connector;

import org.jspecify.annotations.Nullable;

/**
 * Something that an operator says of a tool.
 *
 * @param usual what holds when nothing is said; null: it has to be said
 * @param lines it has more than one, such as a mapping in YAML
 */
public record ToolSetting(
        String name, String description, @Nullable String usual, boolean lines) {
    /** One of a single line. */
    public ToolSetting(String name, String description, @Nullable String usual) {
        this(name, description, usual, false);
    }
}
