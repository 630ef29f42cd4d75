package org.opencontextgraph.ingest.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.yaml.YamlPart;
import org.opencontextgraph.schema.id.ProcessKey;

/** Reads what rows of a mapping have in common, and refuses what is wrong in it with line and column. */
public final class RowReader {
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern STEP = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*){2}(:[a-z][a-z0-9-]*)?");

    private final String between;
    private final String named;
    private final Places places;

    /** How places are written. */
    public interface Places {
        /** @throws IllegalArgumentException saying what was expected */
        void require(String place);
    }

    /**
     * @param between a pattern of what stands between a kind and its place
     * @param named what is expected where something is named
     */
    public RowReader(String between, String named, Places places) {
        this.between = between;
        this.named = named;
        this.places = places;
    }

    /** What has to hold of what a row matches; all of it. */
    public List<Condition> where(@Nullable YamlPart part) {
        List<Condition> conditions = new ArrayList<>();
        if (part != null) {
            part.anyFields().forEach((name, values) -> conditions.add(condition(place(values, name), values)));
        }
        return conditions;
    }

    public Condition condition(String place, YamlPart values) {
        List<@Nullable String> list = new ArrayList<>();
        values.oneOrMore().forEach(it -> list.add(it.value().orElse(null)));
        return new Condition(place, list);
    }

    /**
     * What it makes of it.
     *
     * @param fields of the row
     * @param rank the row's place in the file, from 0 on
     */
    public Decision decision(YamlPart row, Map<String, YamlPart> fields, int rank) {
        @Nullable YamlPart ignore = fields.get("ignore");
        if (ignore != null) {
            @Nullable YamlPart step = fields.get("step");
            if (step != null) {
                throw step.broken("what is ignored has no step");
            }
            if (ignore.text().isBlank()) {
                throw ignore.broken("say why it is ignored");
            }
            return new Decision.Ignored(ignore.text(), rank);
        }
        YamlPart step = row.required(fields, "step");
        if (!STEP.matcher(step.text()).matches()) {
            throw step.broken("a step is tool.object.verb or tool.object.verb:state");
        }
        @Nullable YamlPart account = fields.get("account");
        @Nullable YamlPart time = fields.get("time");
        @Nullable YamlPart id = fields.get("id");
        return new Decision.Event(
                step.text(),
                process(row.required(fields, "process")),
                named(row.required(fields, "resource")),
                account == null ? null : named(account),
                time == null ? null : place(time, time.text()),
                id == null
                        ? List.of()
                        : id.oneOrMore().stream()
                                .map(it -> place(it, it.text()))
                                .toList(),
                rank);
    }

    private static String process(YamlPart part) {
        try {
            return new ProcessKey(part.text()).value();
        } catch (IllegalArgumentException e) {
            throw part.broken("this is no key of a process");
        }
    }

    /** A kind and a place. */
    public Named named(YamlPart part) {
        String[] parts = part.text().strip().split(between, 2);
        if (parts.length != 2 || !KIND.matcher(parts[0]).matches()) {
            throw part.broken(named);
        }
        return new Named(parts[0], place(part, parts[1]));
    }

    public String place(YamlPart part, String text) {
        try {
            places.require(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw part.broken(String.valueOf(e.getMessage()));
        }
    }
}
