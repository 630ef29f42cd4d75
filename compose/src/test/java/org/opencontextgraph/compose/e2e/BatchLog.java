package org.opencontextgraph.compose.e2e;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opencontextgraph.compose.demo.ApiReader.Edge;
import org.opencontextgraph.compose.demo.ApiReader.Variant;

/**
 * What a log holds, computed in one go and without any code of the product: a task is all that one person did in one case,
 * unless they pause longer than 30 days; order is by time, then by position in the file.
 */
record BatchLog(List<XesEvents.Event> events) {
    private static final long IDLE = 30L * 24 * 3600 * 1000;

    BatchLog {
        events = List.copyOf(events);
    }

    static BatchLog read(String name) {
        return new BatchLog(XesEvents.read(PublicLog.find(name)));
    }

    Set<String> people() {
        Set<String> people = new HashSet<>();
        events.forEach(event -> people.add(event.person()));
        people.remove("");
        return people;
    }

    /** The steps of each task. */
    List<List<String>> tasks() {
        Map<List<String>, List<XesEvents.Event>> byOwner = events.stream()
                .filter(event -> !event.person().isEmpty())
                .sorted(Comparator.comparingLong(XesEvents.Event::time).thenComparingLong(XesEvents.Event::position))
                .collect(Collectors.groupingBy(
                        event -> List.of(event.person(), event.caseName()), LinkedHashMap::new, Collectors.toList()));
        return byOwner.values().stream().flatMap(it -> pieces(it).stream()).toList();
    }

    List<Variant> variants() {
        return counted(tasks()).entrySet().stream()
                .map(it -> new Variant(it.getKey(), it.getValue()))
                .toList();
    }

    List<Edge> edges() {
        List<List<String>> pairs = new ArrayList<>();
        for (List<String> task : tasks()) {
            for (int i = 1; i < task.size(); i++) {
                pairs.add(task.subList(i - 1, i + 1));
            }
        }
        return counted(pairs).entrySet().stream()
                .map(it -> new Edge(it.getKey().getFirst(), it.getKey().getLast(), it.getValue()))
                .toList();
    }

    private static List<List<String>> pieces(List<XesEvents.Event> ordered) {
        List<List<String>> pieces = new ArrayList<>();
        long last = Long.MIN_VALUE;
        for (XesEvents.Event event : ordered) {
            if (pieces.isEmpty() || event.time() - last > IDLE) {
                pieces.add(new ArrayList<>());
            }
            pieces.getLast().add(event.activity());
            last = event.time();
        }
        return pieces;
    }

    private static Map<List<String>, Long> counted(List<List<String>> sequences) {
        Map<List<String>, Long> counts = new HashMap<>();
        sequences.forEach(it -> counts.merge(List.copyOf(it), 1L, Long::sum));
        return counts;
    }
}
