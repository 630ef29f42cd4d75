package org.opencontextgraph.ingest.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values that may stand at a place, as a closed list.
 *
 * @param values null among them: nothing
 */
public record Condition(String place, List<@Nullable String> values) {
    public boolean allows(@Nullable String value) {
        return values.contains(value);
    }
}
