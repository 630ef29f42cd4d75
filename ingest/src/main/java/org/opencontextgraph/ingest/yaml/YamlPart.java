package org.opencontextgraph.ingest.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A part of a YAML document that knows where it stands. Texts are taken as they are written: `no` is a text and no truth value.
 *
 * <p>Only what can be read line by line: aliases are refused, and a key stands once.
 */
public final class YamlPart {
    private static final int LONGEST = 256 * 1024;

    private final String file;
    private final Node node;

    private YamlPart(String file, Node node) {
        this.file = file;
        this.node = node;
    }

    /** @throws IllegalArgumentException when it is not YAML; the message names line and column */
    public static YamlPart read(String file, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(10);
        try {
            Node node = new Yaml(new SafeConstructor(options)).compose(new java.io.StringReader(text));
            if (node == null) {
                throw new IllegalArgumentException(file + ": it is empty");
            }
            return new YamlPart(file, node);
        } catch (MarkedYAMLException e) {
            throw new IllegalArgumentException(
                    place(file, e.getProblemMark().getLine(), e.getProblemMark().getColumn()) + "this is not YAML: "
                            + e.getProblem()); // a cause would repeat the line

        } catch (YAMLException e) {
            throw new IllegalArgumentException(file + ": it is not YAML, or larger than " + LONGEST + " characters");
        }
    }

    /** By their keys, in their order; none but {@code known}. */
    public Map<String, YamlPart> fields(Set<String> known) {
        Map<String, YamlPart> fields = anyFields();
        fields.forEach((name, part) -> {
            if (!known.contains(name)) {
                throw part.broken("there is no `" + name + "` here; there are " + String.join(", ", known));
            }
        });
        return fields;
    }

    public Map<String, YamlPart> anyFields() {
        if (!(node instanceof MappingNode map)) {
            throw broken("expected `name: value`");
        }
        Map<String, YamlPart> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : map.getValue()) {
            String name = new YamlPart(file, tuple.getKeyNode()).text();
            if (fields.put(name, new YamlPart(file, tuple.getValueNode())) != null) {
                throw new YamlPart(file, tuple.getKeyNode()).broken("`" + name + "` stands here twice");
            }
        }
        return fields;
    }

    public List<YamlPart> items() {
        if (!(node instanceof SequenceNode list) || list.getValue().isEmpty()) {
            throw broken("expected a list");
        }
        List<YamlPart> items = new ArrayList<>();
        list.getValue().forEach(it -> items.add(new YamlPart(file, it)));
        return items;
    }

    /** A list, or a single text that stands for a list of one. */
    public List<YamlPart> oneOrMore() {
        return node instanceof ScalarNode ? List.of(this) : items();
    }

    public String text() {
        return value().orElseThrow(() -> broken("expected a text"));
    }

    /** Empty: `null`. */
    public Optional<String> value() {
        if (!(node instanceof ScalarNode scalar)) {
            throw broken("expected a text");
        }
        boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
        String text = scalar.getValue();
        return plain && (text.isEmpty() || text.equals("null") || text.equals("~"))
                ? Optional.empty()
                : Optional.of(text);
    }

    /** What to throw. */
    public IllegalArgumentException broken(String reason) {
        return new IllegalArgumentException(
                place(file, node.getStartMark().getLine(), node.getStartMark().getColumn()) + reason);
    }

    public YamlPart required(Map<String, YamlPart> fields, String name) {
        @Nullable YamlPart part = fields.get(name);
        if (part == null) {
            throw broken("`" + name + "` is missing");
        }
        return part;
    }

    private static String place(String file, int line, int column) {
        return file + ", line " + (line + 1) + ", column " + (column + 1) + ": ";
    }
}
