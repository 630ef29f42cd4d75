package org.opencontextgraph.ingest.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.opencontextgraph.ingest.mapping.Condition;
import org.opencontextgraph.ingest.mapping.Decision;

/**
 * What one kind of content means.
 *
 * @param where all of it has to hold
 */
record Rule(List<Condition> where, Decision decision) {
    Rule {
        where = List.copyOf(where);
    }

    boolean matches(Content content) {
        return where.stream().allMatch(it -> holds(it, content.at(it.place())));
    }

    private static boolean holds(Condition condition, JsonNode node) {
        return (node.isNull() || node.isMissingNode())
                ? condition.allows(null)
                : Values.text(node).filter(condition::allows).isPresent();
    }
}
