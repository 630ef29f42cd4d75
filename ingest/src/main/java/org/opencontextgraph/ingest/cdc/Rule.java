package org.opencontextgraph.ingest.cdc;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of change means.
 *
 * @param where what has to stand in the row; all of it
 * @param turn the column that has to have changed; null: any
 */
record Rule(String table, Operation operation, List<Condition> where, Condition.@Nullable Turn turn, Meaning meaning) {
    /** What it comes to. */
    sealed interface Meaning {
        /**
         * A step of work.
         *
         * @param account who did it; null: the table does not say
         * @param time the column with when it was; null: when the transaction was committed
         * @param id columns that tell it from all others of its step; empty: the primary key and the time
         * @param rank the rule's place in the file; decides between events of one time
         */
        record Event(
                String step,
                String process,
                Named resource,
                @Nullable Named account,
                @Nullable String time,
                List<String> id,
                int rank)
                implements Meaning {}

        /** Left out on purpose. */
        record Ignored(String why) implements Meaning {}
    }

    Rule {
        where = List.copyOf(where);
    }

    boolean matches(Change change) {
        return table.equals(change.table())
                && operation == change.operation()
                && where.stream().allMatch(it -> it.holds(change.row()))
                && (turn == null || turn.happened(change));
    }

    /** Whether the row as it was has to be told by the server. */
    boolean needsBefore() {
        boolean deleted = operation == Operation.DELETE && (!where.isEmpty() || meaning instanceof Meaning.Event);
        return turn != null || deleted;
    }

    /** Columns that it looks at, without those of the primary key. */
    Set<String> columns() {
        Set<String> columns = new TreeSet<>(Condition.columns(where));
        if (turn != null) {
            columns.add(turn.column());
        }
        if (meaning instanceof Meaning.Event event) {
            columns.add(event.resource().column());
            columns.addAll(event.id());
            if (event.account() != null) {
                columns.add(event.account().column());
            }
            if (event.time() != null) {
                columns.add(event.time());
            }
        }
        return columns;
    }
}
