package org.opencontextgraph.ingest.cdc;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.mapping.Decision;

/**
 * Which changes of which tables are which events, as an operator wrote it down.
 *
 * @param rules the first one that matches decides
 * @param readers who may read what; null: no table says it
 */
record Mapping(List<Rule> rules, @Nullable ReadersTable readers) {
    Mapping {
        rules = List.copyOf(rules);
    }

    /** With their schemas, in the order of their names. */
    Set<String> tables() {
        Set<String> tables = rules.stream().map(Rule::table).collect(Collectors.toCollection(TreeSet::new));
        if (readers != null) {
            tables.add(readers.table());
        }
        return tables;
    }

    /** What is asked of a table, without its primary key. */
    Set<String> columns(String table) {
        Set<String> columns = new TreeSet<>();
        rulesOf(table).forEach(rule -> columns.addAll(rule.columns()));
        if (isReaders(table) && readers != null) {
            columns.add(readers.resource().place());
            columns.add(readers.reader());
        }
        return columns;
    }

    List<Rule> rulesOf(String table) {
        return rules.stream().filter(rule -> rule.table().equals(table)).toList();
    }

    boolean isReaders(String table) {
        return readers != null && readers.table().equals(table);
    }

    /** All steps: the closed vocabulary of the connector. */
    Set<String> vocabulary() {
        return Decision.vocabulary(rules.stream().map(Rule::decision));
    }
}
