package org.opencontextgraph.query.server.fuzz;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What was asked and answered so far. */
public final class Seen {
    private final Map<String, Map<Integer, Long>> statuses = new TreeMap<>();
    private final Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
    private long taken;
    private long refused;

    void add(Asked asked, Answered answered) {
        asked.operation()
                .ifPresent(operation -> statuses.computeIfAbsent(operation.toString(), _ -> new TreeMap<>())
                        .merge(answered.status(), 1L, Long::sum));
        kinds.merge(asked.kind(), 1L, Long::sum);
        taken += asked.expected() == Expected.TAKEN ? 1 : 0;
        refused += asked.expected() == Expected.REFUSED || asked.expected() == Expected.METHOD_REFUSED ? 1 : 0;
    }

    /** Each operation's statuses that the contract has and nobody was answered. */
    public List<String> missing(ApiDocument document) {
        List<String> missing = new ArrayList<>();
        for (Operation operation : document.operations()) {
            for (int status : new TreeMap<>(operation.responses()).keySet()) {
                if (!statuses.getOrDefault(operation.toString(), Map.of()).containsKey(status)) {
                    missing.add(operation + " " + status);
                }
            }
        }
        document.everywhere().keySet().stream()
                .filter(status -> statuses.values().stream().noneMatch(seen -> seen.containsKey(status)))
                .forEach(status -> missing.add("(everywhere) " + status));
        return missing;
    }

    public long requests() {
        return kinds.values().stream().mapToLong(Long::longValue).sum();
    }

    /** In Markdown. */
    public String table() {
        Map<Integer, Long> all = new TreeMap<>();
        statuses.values().forEach(seen -> seen.forEach((status, often) -> all.merge(status, often, Long::sum)));
        StringBuilder text = new StringBuilder("| requests | how many |\n|---|---|\n");
        kinds.forEach((kind, often) -> row(text, kind.name().toLowerCase(Locale.ROOT), often));
        row(text, "that keep to the contract", taken);
        row(text, "that break it", refused);
        text.append("\n| status | how often |\n|---|---|\n");
        all.forEach((status, often) -> row(text, status == 0 ? "closed without an answer" : status.toString(), often));
        return text.toString();
    }

    private static void row(StringBuilder text, String what, long often) {
        text.append("| ").append(what).append(" | ").append(often).append(" |\n");
    }
}
