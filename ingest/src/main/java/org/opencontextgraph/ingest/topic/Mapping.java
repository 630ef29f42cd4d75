package org.opencontextgraph.ingest.topic;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which records are which events, as an operator wrote it down.
 *
 * @param rules the first one that matches decides
 */
record Mapping(List<Rule> rules) {
    Mapping {
        rules = List.copyOf(rules);
    }

    /** All steps: the closed vocabulary of the connector. */
    Set<String> vocabulary() {
        return rules.stream()
                .map(Rule::meaning)
                .filter(Rule.Meaning.Event.class::isInstance)
                .map(it -> ((Rule.Meaning.Event) it).step())
                .collect(Collectors.toUnmodifiableSet());
    }
}
