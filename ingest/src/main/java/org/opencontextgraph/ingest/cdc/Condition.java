package org.opencontextgraph.ingest.cdc;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values that a column may have, as a closed list.
 *
 * @param values null among them: NULL
 */
record Condition(String column, List<@Nullable String> values) {
    boolean holds(Map<String, @Nullable String> row) {
        return row.containsKey(column) && values.contains(row.get(column));
    }

    /**
     * A column whose value changed.
     *
     * @param from what it was; null: anything else
     * @param to what it is; null: anything else
     */
    record Turn(
            String column,
            @Nullable Condition from,
            @Nullable Condition to) {
        boolean happened(Change change) {
            return change.before().containsKey(column)
                    && change.after().containsKey(column)
                    && !Objects.equals(
                            change.before().get(column), change.after().get(column))
                    && (from == null || from.holds(change.before()))
                    && (to == null || to.holds(change.after()));
        }
    }

    static Set<String> columns(List<Condition> conditions) {
        Set<String> columns = new HashSet<>();
        conditions.forEach(it -> columns.add(it.column()));
        return columns;
    }
}
