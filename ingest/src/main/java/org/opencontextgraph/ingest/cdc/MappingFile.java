package org.opencontextgraph.ingest.cdc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.cdc.Rule.Meaning;
import org.opencontextgraph.ingest.yaml.YamlPart;
import org.opencontextgraph.schema.id.Audience;
import org.opencontextgraph.schema.id.ProcessKey;

/**
 * Reads a mapping from YAML, and refuses what is wrong in it with line and column.
 *
 * <p>YAML and not CSV as elsewhere: a rule has lists in it (values that a column may have, columns that make an id), and those who run
 * databases write YAML every day.
 */
final class MappingFile {
    private static final String FILE = "mapping";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]{0,62}");
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern STEP = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*){2}(:[a-z][a-z0-9-]*)?");
    private static final Set<String> PARTS = ordered("events", "readers");
    private static final Set<String> ROW = ordered(
            "table",
            "on",
            "where",
            "changed",
            "from",
            "to",
            "step",
            "process",
            "resource",
            "account",
            "time",
            "id",
            "ignore");
    private static final Set<String> READERS = ordered("table", "resource", "audience", "audiences");

    private final List<Rule> rules = new ArrayList<>();

    private MappingFile() {}

    /** @throws IllegalArgumentException naming line and column */
    static Mapping read(String text) {
        return new MappingFile().mapping(YamlPart.read(FILE, text));
    }

    private Mapping mapping(YamlPart document) {
        Map<String, YamlPart> parts = document.fields(PARTS);
        for (YamlPart row : document.required(parts, "events").items()) {
            rules.add(rule(row));
        }
        @Nullable YamlPart readers = parts.get("readers");
        return new Mapping(rules, readers == null ? null : readers(readers));
    }

    private Rule rule(YamlPart row) {
        Map<String, YamlPart> fields = row.fields(ROW);
        Operation operation = operation(row.required(fields, "on"));
        return new Rule(
                table(row.required(fields, "table")),
                operation,
                where(fields.get("where")),
                turn(fields, operation),
                meaning(row, fields));
    }

    private static Operation operation(YamlPart on) {
        return switch (on.text()) {
            case "insert" -> Operation.INSERT;
            case "update" -> Operation.UPDATE;
            case "delete" -> Operation.DELETE;
            default -> throw on.broken("`on` is insert, update or delete");
        };
    }

    private static List<Condition> where(@Nullable YamlPart where) {
        List<Condition> conditions = new ArrayList<>();
        if (where != null) {
            where.anyFields().forEach((name, values) -> conditions.add(condition(column(values, name), values)));
        }
        return conditions;
    }

    private static Condition condition(String column, YamlPart values) {
        List<@Nullable String> list = new ArrayList<>();
        values.oneOrMore().forEach(it -> list.add(it.value().orElse(null)));
        return new Condition(column, list);
    }

    private static Condition.@Nullable Turn turn(Map<String, YamlPart> fields, Operation operation) {
        @Nullable YamlPart changed = fields.get("changed");
        @Nullable YamlPart from = fields.get("from");
        @Nullable YamlPart to = fields.get("to");
        if (changed == null) {
            @Nullable YamlPart lonely = from == null ? to : from;
            if (lonely != null) {
                throw lonely.broken("`from` and `to` need the column: `changed`");
            }
            return null;
        }
        if (operation != Operation.UPDATE) {
            throw changed.broken("a column changes in an update only: `on: update`");
        }
        String column = column(changed, changed.text());
        return new Condition.Turn(
                column, from == null ? null : condition(column, from), to == null ? null : condition(column, to));
    }

    private Meaning meaning(YamlPart row, Map<String, YamlPart> fields) {
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
        @Nullable YamlPart time = fields.get("time");
        return new Meaning.Event(
                step.text(),
                process(row.required(fields, "process")),
                named(row.required(fields, "resource")),
                account == null ? null : named(account),
                time == null ? null : column(time, time.text()),
                columns(fields.get("id")),
                rules.size());
    }

    private static String process(YamlPart part) {
        try {
            return new ProcessKey(part.text()).value();
        } catch (IllegalArgumentException e) {
            throw part.broken("this is no key of a process");
        }
    }

    private static List<String> columns(@Nullable YamlPart part) {
        return part == null
                ? List.of()
                : part.oneOrMore().stream().map(it -> column(it, it.text())).toList();
    }

    private static ReadersTable readers(YamlPart part) {
        Map<String, YamlPart> fields = part.fields(READERS);
        Map<String, Audience> audiences = new HashMap<>();
        part.required(fields, "audiences").anyFields().forEach((value, audience) -> {
            try {
                audiences.put(value, new Audience(audience.text()));
            } catch (IllegalArgumentException e) {
                throw audience.broken("this is no audience");
            }
        });
        YamlPart reader = part.required(fields, "audience");
        return new ReadersTable(
                table(part.required(fields, "table")),
                named(part.required(fields, "resource")),
                column(reader, reader.text()),
                audiences);
    }

    private static String table(YamlPart part) {
        String[] names = part.text().split("\\.", -1);
        if (names.length != 2
                || !NAME.matcher(names[0]).matches()
                || !NAME.matcher(names[1]).matches()) {
            throw part.broken("a table is SCHEMA.NAME, of letters, digits and _");
        }
        return part.text();
    }

    private static Named named(YamlPart part) {
        int slash = part.text().indexOf('/');
        if (slash < 1 || !KIND.matcher(part.text().substring(0, slash)).matches()) {
            throw part.broken("expected KIND/COLUMN, such as ticket/id");
        }
        return new Named(
                part.text().substring(0, slash), column(part, part.text().substring(slash + 1)));
    }

    private static String column(YamlPart part, String name) {
        if (!NAME.matcher(name).matches()) {
            throw part.broken("a column is a name of letters, digits and _");
        }
        return name;
    }

    private static Set<String> ordered(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }
}
