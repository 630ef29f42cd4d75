package org.opencontextgraph.ingest.connector;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an operator said of a tool. Not secret; complete, with what is usual where nothing was said. */
public record ToolSettings(Map<String, String> values) {
    /** Audiences whose members may all read what is read, on the operator's word; of each kind that cannot ask for it. */
    public static final String READABLE_BY = "readable-by";

    /** Of {@link #READABLE_BY}: nobody says who may read it. */
    public static final String UNKNOWN = "unknown";

    /** Of {@link #READABLE_BY}: the tool is asked who may read it. */
    public static final String ASKED = "asked";

    public ToolSettings {
        values = Map.copyOf(values);
    }

    /** @throws IllegalArgumentException naming the setting that is missing, or that nobody knows */
    public static ToolSettings of(List<ToolSetting> known, Map<String, String> said) {
        ToolSettings whole = new ToolSettings(said).orUsual(known);
        for (ToolSetting setting : known) {
            if (whole.values().getOrDefault(setting.name(), "").isBlank()) {
                throw new IllegalArgumentException(setting.name() + " is missing: " + setting.description());
            }
        }
        for (String name : said.keySet()) {
            if (known.stream().noneMatch(it -> it.name().equals(name))) {
                throw new IllegalArgumentException("there is no setting " + name + "; there are "
                        + known.stream().map(ToolSetting::name).collect(Collectors.joining(", ")));
            }
        }
        return whole;
    }

    /** With what is usual of settings that came later than what was said. */
    public ToolSettings orUsual(List<ToolSetting> known) {
        TreeMap<String, String> all = new TreeMap<>(values);
        for (ToolSetting setting : known) {
            if (setting.usual() != null) {
                all.putIfAbsent(setting.name(), setting.usual());
            }
        }
        return new ToolSettings(all);
    }

    public String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    /** The audiences that the operator vouches for; empty: none. */
    public List<String> readableBy() {
        return values.containsKey(READABLE_BY)
                ? list(READABLE_BY).stream()
                        .filter(it -> !it.equals(UNKNOWN) && !it.equals(ASKED))
                        .toList()
                : List.of();
    }

    /** Whether the tool itself is to say who may read it. */
    public boolean asksWhoReads() {
        return values.getOrDefault(READABLE_BY, UNKNOWN).strip().equals(ASKED);
    }

    /** A list, separated by commas; nothing twice. */
    public List<String> list(String name) {
        return get(name).transform(it -> List.of(it.split(",", -1))).stream()
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .distinct()
                .toList();
    }
}
