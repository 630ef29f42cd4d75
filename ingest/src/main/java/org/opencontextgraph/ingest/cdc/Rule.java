package org.opencontextgraph.ingest.cdc;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.mapping.Condition;
import org.opencontextgraph.ingest.mapping.Decision;

/**
 * What one kind of change means.
 *
 * @param where what has to stand in the row; all of it
 * @param turn the column that has to have changed; null: any
 */
record Rule(
        String table,
        Operation operation,
        List<Condition> where,
        @Nullable Turn turn,
        Decision decision) {
    Rule {
        where = List.copyOf(where);
    }

    boolean matches(Change change) {
        return mayMatch(change) && (turn == null || turn.happened(change));
    }

    /** Whether nobody can say if it matches, as the server did not tell what the row was. */
    boolean isLeftOpen(Change change) {
        return turn != null && mayMatch(change) && turn.isLeftOpen(change);
    }

    private boolean mayMatch(Change change) {
        Map<String, @Nullable String> row = change.row();
        return table.equals(change.table())
                && operation == change.operation()
                && where.stream().allMatch(it -> row.containsKey(it.place()) && it.allows(row.get(it.place())));
    }

    /** Whether the row as it was has to be told by the server. */
    boolean needsBefore() {
        boolean deleted = operation == Operation.DELETE && (!where.isEmpty() || decision instanceof Decision.Event);
        return turn != null || deleted;
    }

    /** Columns that it looks at, without those of the primary key. */
    Set<String> columns() {
        Set<String> columns = new TreeSet<>();
        where.forEach(it -> columns.add(it.place()));
        if (turn != null) {
            columns.add(turn.column());
        }
        if (decision instanceof Decision.Event event) {
            columns.add(event.resource().place());
            columns.addAll(event.id());
            if (event.account() != null) {
                columns.add(event.account().place());
            }
            if (event.time() != null) {
                columns.add(event.time());
            }
        }
        return columns;
    }
}
