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
        return change.before().containsKey(column)
                && endsAsItShould(change)
                && !Objects.equals(before, change.after().get(column))
                && (from == null || from.allows(before));
    }

    /** Whether nobody can say if it happened, as the server did not tell what the column was. */
    boolean isLeftOpen(Change change) {
        return !change.before().containsKey(column) && endsAsItShould(change);
    }

    private boolean endsAsItShould(Change change) {
        return change.after().containsKey(column)
                && (to == null || to.allows(change.after().get(column)));
    }
}
