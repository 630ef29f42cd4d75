package org.opencontextgraph.ingest.topic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.topic.Rule.Meaning;
import org.opencontextgraph.ingest.yaml.YamlPart;
import org.opencontextgraph.schema.id.ProcessKey;

/** Reads a mapping from YAML, and refuses what is wrong in it with line and column. */
final class MappingFile {
    private static final String FILE = "mapping";
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern STEP = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*){2}(:[a-z][a-z0-9-]*)?");
    private static final Set<String> PARTS = Set.of("events");
    private static final Set<String> ROW =
            new LinkedHashSet<>(List.of("where", "step", "process", "resource", "account", "time", "id", "ignore"));

    private MappingFile() {}

    /** @throws IllegalArgumentException naming line and column */
    static Mapping read(String text) {
        YamlPart document = YamlPart.read(FILE, text);
        return new Mapping(document.required(document.fields(PARTS), "events").items().stream()
                .map(MappingFile::rule)
                .toList());
    }

    private static Rule rule(YamlPart row) {
        Map<String, YamlPart> fields = row.fields(ROW);
        return new Rule(where(fields.get("where")), meaning(row, fields));
    }

    private static Map<Place, List<String>> where(@Nullable YamlPart where) {
        Map<Place, List<String>> conditions = new LinkedHashMap<>();
        if (where != null) {
            where.anyFields().forEach((name, values) -> {
                List<String> allowed = new ArrayList<>();
                values.oneOrMore().forEach(it -> allowed.add(it.text()));
                conditions.put(place(values, name), List.copyOf(allowed));
            });
        }
        return conditions;
    }

    private static Meaning meaning(YamlPart row, Map<String, YamlPart> fields) {
        @Nullable YamlPart ignore = fields.get("ignore");
        if (ignore != null) {
            @Nullable YamlPart step = fields.get("step");
            if (step != null) {
                throw step.broken("what is ignored has no step");
            }
            if (ignore.text().isBlank()) {
                throw ignore.broken("say why it is ignored");
            }
            return new Meaning.Ignored(ignore.text());
        }
        YamlPart step = row.required(fields, "step");
        if (!STEP.matcher(step.text()).matches()) {
            throw step.broken("a step is tool.object.verb or tool.object.verb:state");
        }
        @Nullable YamlPart account = fields.get("account");
        return new Meaning.Event(
                step.text(),
                process(row.required(fields, "process")),
                named(row.required(fields, "resource")),
                account == null ? null : named(account),
                placeOrNone(fields.get("time")),
                placeOrNone(fields.get("id")));
    }

    private static String process(YamlPart part) {
        try {
            return new ProcessKey(part.text()).value();
        } catch (IllegalArgumentException e) {
            throw part.broken("this is no key of a process");
        }
    }

    private static Named named(YamlPart part) {
        String[] parts = part.text().strip().split(" +", 2);
        if (parts.length != 2 || !KIND.matcher(parts[0]).matches()) {
            throw part.broken("expected a kind and a place, such as `ticket /ticket/id`");
        }
        return new Named(parts[0], place(part, parts[1]));
    }

    private static @Nullable Place placeOrNone(@Nullable YamlPart part) {
        return part == null ? null : place(part, part.text());
    }

    private static Place place(YamlPart part, String text) {
        try {
            return new Place(text);
        } catch (IllegalArgumentException e) {
            throw part.broken("expected a JSON pointer, such as /ticket/id, or a CloudEvents attribute, such as type");
        }
    }
}
