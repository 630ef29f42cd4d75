package org.opencontextgraph.query.materializer;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How rows of a {@link KeyedTable} go and come. Keys are text arrays, one for each key column. */
record KeyedStatements(KeyedTable<?> table) {
    String prepare() {
        return "create temporary table if not exists " + staged() + " on commit delete rows as select "
                + table.columns() + " from " + target() + " with no data";
    }

    String staged() {
        return "staged_" + table.name();
    }

    /** Takes what this topic said of the keys. */
    String remove() {
        if (table.emptiness() == null) {
            return "delete from " + target() + " known using " + keys();
        }
        return "update " + target() + " known set " + own(column -> column + " = default") + " from " + keys();
    }

    String insert() {
        String insert = "insert into " + target() + " (" + table.columns() + ") select " + table.columns() + " from "
                + staged();
        if (table.emptiness() == null) {
            return insert;
        }
        return insert + " on conflict (" + String.join(", ", table.keyColumns()) + ") do update set "
                + own(column -> column + " = excluded." + column);
    }

    /** Of the keys' rows those that are left empty; null when there can be none. */
    @Nullable
    String sweep() {
        return table.emptiness() == null
                ? null
                : "delete from " + target() + " known using " + keys() + " and " + table.emptiness();
    }

    private String target() {
        return "personal." + table.table();
    }

    private String keys() {
        List<String> columns = table.keyColumns();
        return "unnest(" + each(columns, _ -> "?::text[]", ", ") + ") gone (" + String.join(", ", columns) + ") where "
                + each(columns, column -> "known." + column + " = gone." + column, " and ");
    }

    private String own(UnaryOperator<String> assignment) {
        List<String> columns = Arrays.stream(table.columns().split(", ", -1))
                .filter(column -> !table.keyColumns().contains(column))
                .toList();
        return each(columns, assignment, ", ");
    }

    private static String each(List<String> columns, UnaryOperator<String> text, String between) {
        return columns.stream().map(text).collect(Collectors.joining(between));
    }
}
