package org.opencontextgraph.ingest.content;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opencontextgraph.ingest.mapping.Decision;
import org.opencontextgraph.ingest.mapping.RowReader;
import org.opencontextgraph.ingest.yaml.YamlPart;

/**
 * Which contents are which events, as an operator wrote it down.
 *
 * @param rules the first one that matches decides
 */
public record Mapping(List<Rule> rules) {
    private static final Set<String> PARTS = Set.of("events");
    private static final Set<String> ROW =
            new LinkedHashSet<>(List.of("where", "step", "process", "resource", "account", "time", "id", "ignore"));
    private static final RowReader READER =
            new RowReader(" +", "expected a kind and a place, such as `ticket /ticket/id`", Content::requirePlace);

    public Mapping {
        rules = List.copyOf(rules);
    }

    /**
     * Reads one from YAML.
     *
     * @throws IllegalArgumentException naming line and column
     */
    public static Mapping read(String text) {
        YamlPart document = YamlPart.read("mapping", text);
        List<Rule> rules = new ArrayList<>();
        for (YamlPart row : document.required(document.fields(PARTS), "events").items()) {
            Map<String, YamlPart> fields = row.fields(ROW);
            rules.add(new Rule(READER.where(fields.get("where")), READER.decision(row, fields, rules.size())));
        }
        return new Mapping(rules);
    }

    /** All steps: the closed vocabulary of the connector. */
    public Set<String> vocabulary() {
        return Decision.vocabulary(rules.stream().map(Rule::decision));
    }
}
