package org.opencontextgraph.ingest.cdc;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.mapping.Condition;

/**
 * A column whose value changed.
 *
 * @param from what it was; null: anything else
 * @param to what it is; null: anything else
 */
record Turn(
        String column, @Nullable Condition from, @Nullable Condition to) {
    boolean happened(Change change) {
        @Nullable String before = change.before().get(column);
        @Nullable String after = change.after().get(column);
        return change.before().containsKey(column)
                && change.after().containsKey(column)
                && !Objects.equals(before, after)
                && (from == null || from.allows(before))
                && (to == null || to.allows(after));
    }
}
