package org.opencontextgraph.ingest.cdc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.mapping.RowReader;
import org.opencontextgraph.ingest.yaml.YamlPart;
import org.opencontextgraph.schema.id.Audience;

/**
 * Reads a mapping from YAML, and refuses what is wrong in it with line and column.
 *
 * <p>YAML and not CSV as elsewhere: a rule has lists in it (values that a column may have, columns that make an id), and those who run
 * databases write YAML every day.
 */
final class MappingFile {
    private static final String FILE = "mapping";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]{0,62}");
    private static final RowReader READER =
            new RowReader("/", "expected KIND/COLUMN, such as ticket/id", MappingFile::requireColumn);
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
                READER.where(fields.get("where")),
                turn(fields, operation),
                READER.decision(row, fields, rules.size()));
    }

    private static Operation operation(YamlPart on) {
        return switch (on.text()) {
            case "insert" -> Operation.INSERT;
            case "update" -> Operation.UPDATE;
            case "delete" -> Operation.DELETE;
            default -> throw on.broken("`on` is insert, update or delete");
        };
    }

    private static @Nullable Turn turn(Map<String, YamlPart> fields, Operation operation) {
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
        String column = READER.place(changed, changed.text());
        return new Turn(
                column,
                from == null ? null : READER.condition(column, from),
                to == null ? null : READER.condition(column, to));
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
                READER.named(part.required(fields, "resource")),
                READER.place(reader, reader.text()),
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

    private static void requireColumn(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a column is a name of letters, digits and _");
        }
    }

    private static Set<String> ordered(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }
}
