package org.opencontextgraph.compose.access;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Unit;

/** Every figure that follows from the units that somebody may see, by plain adding up. */
record Figures(List<Unit> units) {
    record Variant(
            String steps,
            long count,
            @Nullable String people,
            long lastWindow,
            @Nullable Long median) {
        @Override
        public String toString() {
            return steps + " " + count + " " + people + " " + Instant.ofEpochMilli(lastWindow) + " " + median;
        }
    }

    /** Of the whole sequences only: those in which a step occurs, or those in which it does not. */
    Figures wholes(String step, boolean occurs) {
        return new Figures(wholes().stream()
                .filter(unit -> unit.getSteps().contains(step) == occurs)
                .toList());
    }

    /** With sums as they are, to be added further. */
    record Sum(long exact, long k) {
        static Sum of(List<Unit> units) {
            return new Sum(
                    units.stream().mapToLong(Unit::getCount).sum(),
                    units.stream().mapToLong(Unit::getK).max().orElseThrow());
        }

        long shown() {
            return exact / k * k;
        }
    }

    List<String> processes() {
        Map<String, List<Unit>> by =
                wholes().stream().collect(Collectors.groupingBy(Unit::getProcess, TreeMap::new, Collectors.toList()));
        return by.entrySet().stream()
                .filter(entry -> Sum.of(entry.getValue()).shown() > 0)
                .map(entry -> entry.getKey() + " " + Sum.of(entry.getValue()).shown() + " "
                        + Instant.ofEpochMilli(lastWindow(entry.getValue())))
                .toList();
    }

    /** By their steps; in no order. */
    Map<String, Sum> sums(String process) {
        Map<String, Sum> sums = new TreeMap<>();
        byVariant(process).forEach((steps, same) -> {
            if (Sum.of(same).shown() > 0) {
                sums.put(steps, Sum.of(same));
            }
        });
        return sums;
    }

    /** In no order but that of their steps. */
    List<Variant> variants(String process) {
        List<Variant> variants = new ArrayList<>();
        byVariant(process).forEach((steps, same) -> {
            Sum sum = Sum.of(same);
            if (sum.shown() > 0) {
                variants.add(new Variant(steps, sum.shown(), people(same), lastWindow(same), median(totals(same))));
            }
        });
        return variants;
    }

    /** Of all variants. */
    long total(String process) {
        List<Unit> all = wholes().stream()
                .filter(unit -> unit.getProcess().equals(process))
                .toList();
        return all.isEmpty() ? 0 : Sum.of(all).shown();
    }

    /** The most frequent first, then by name. */
    List<String> edges(String process) {
        record Edge(
                String pair,
                long count,
                @Nullable String people,
                @Nullable Long median) {}
        List<Edge> edges = new ArrayList<>();
        walked(process).forEach((pair, walked) -> {
            List<Walk> all = walked.stream().map(Walked::walk).toList();
            long sum = all.stream().mapToLong(Walk::times).sum();
            long k = all.stream().mapToLong(Walk::k).max().orElseThrow();
            if (sum / k > 0) {
                edges.add(new Edge(
                        pair,
                        sum / k * k,
                        people(walked.stream().map(Walked::unit).toList()),
                        median(all.stream().filter(walk -> walk.gap() >= 0).toList())));
            }
        });
        return edges.stream()
                .sorted(Comparator.comparingLong(Edge::count).reversed().thenComparing(Edge::pair))
                .map(edge -> edge.pair() + " " + edge.count() + " " + edge.people() + " " + edge.median())
                .toList();
    }

    /** By name, with how often each step was done, begun and ended: {@code step count starts ends people}. */
    List<String> nodes(String process) {
        Map<String, Node> nodes = new TreeMap<>();
        for (Unit unit : units) {
            if (!unit.getProcess().equals(process)) {
                continue;
            }
            List<String> steps = unit.getSteps();
            boolean whole = unit.getLevel() == Level.L0;
            if (whole || (unit.getBegins() && !unit.getEnds() && steps.size() == 1)) {
                Node first =
                        nodes.computeIfAbsent(steps.getFirst(), _ -> new Node()).with(unit);
                first.begun += unit.getCount();
                first.reached += unit.getCount();
            }
            if (whole || unit.getEnds()) {
                Node last =
                        nodes.computeIfAbsent(steps.getLast(), _ -> new Node()).with(unit);
                last.ended += unit.getCount();
                last.left += unit.getCount();
            }
            int from = whole ? 1 : unit.getEnds() ? steps.size() : Math.max(1, steps.size() - 1);
            for (int to = from; to < steps.size(); to++) {
                nodes.computeIfAbsent(steps.get(to - 1), _ -> new Node()).with(unit).left += unit.getCount();
                nodes.computeIfAbsent(steps.get(to), _ -> new Node()).with(unit).reached += unit.getCount();
            }
        }
        return nodes.entrySet().stream()
                .filter(node -> node.getValue().count() > 0)
                .map(node -> node.getKey() + " " + node.getValue().count() + " "
                        + node.getValue().shown(node.getValue().begun) + " "
                        + node.getValue().shown(node.getValue().ended) + " "
                        + people(node.getValue().units))
                .toList();
    }

    private static final class Node {
        private long reached;
        private long left;
        private long begun;
        private long ended;
        private long k;
        private final Set<Unit> units = new HashSet<>();

        Node with(Unit unit) {
            units.add(unit);
            k = Math.max(k, unit.getK());
            return this;
        }

        long shown(long sum) {
            return sum / k * k;
        }

        long count() {
            return shown(Math.max(reached, left));
        }
    }

    /** What follows a step. */
    List<String> suggestions(String process, String step) {
        return new PlainSuggestions(units.stream()
                        .filter(unit -> unit.getProcess().equals(process))
                        .toList())
                .after(step);
    }

    boolean hasWholes() {
        return !wholes().isEmpty();
    }

    boolean hasAny(String process) {
        return units.stream().anyMatch(unit -> unit.getProcess().equals(process));
    }

    boolean hasWholes(String process) {
        return wholes().stream().anyMatch(unit -> unit.getProcess().equals(process));
    }

    private List<Unit> wholes() {
        return units.stream().filter(unit -> unit.getLevel() == Level.L0).toList();
    }

    private Map<String, List<Unit>> byVariant(String process) {
        return wholes().stream()
                .filter(unit -> unit.getProcess().equals(process))
                .collect(Collectors.groupingBy(
                        unit -> String.join(",", unit.getSteps()), TreeMap::new, Collectors.toList()));
    }

    /** @param gap the bucket of its median; negative: none was published */
    record Walk(long times, long k, int gap) {}

    private record Walked(Unit unit, Walk walk) {}

    /** Whole sequences are walked from end to end, transitions at their last step only. */
    private Map<String, List<Walked>> walked(String process) {
        Map<String, List<Walked>> walked = new TreeMap<>();
        for (Unit unit : units) {
            if (unit.getProcess().equals(process)) {
                boolean whole = unit.getLevel() == Level.L0;
                List<String> steps = unit.getSteps();
                Map<String, List<Integer>> gaps = new TreeMap<>();
                Map<String, Integer> times = new TreeMap<>();
                int first = whole ? 1 : unit.getEnds() ? steps.size() : Math.max(1, steps.size() - 1);
                for (int to = first; to < steps.size(); to++) {
                    String pair = steps.get(to - 1) + ">" + steps.get(to);
                    times.merge(pair, 1, Integer::sum);
                    if (!unit.getGaps().isEmpty()) {
                        gaps.computeIfAbsent(pair, _ -> new ArrayList<>())
                                .add(unit.getGaps().get(to - first));
                    }
                }
                times.forEach((pair, often) -> walked.computeIfAbsent(pair, _ -> new ArrayList<>())
                        .add(new Walked(
                                unit,
                                new Walk(
                                        often * unit.getCount(),
                                        unit.getK(),
                                        lowerMiddle(gaps.getOrDefault(pair, List.of()))))));
            }
        }
        return walked;
    }

    private static int lowerMiddle(List<Integer> buckets) {
        return buckets.isEmpty() ? -1 : buckets.stream().sorted().toList().get((buckets.size() - 1) / 2);
    }

    private static long lastWindow(List<Unit> units) {
        return units.stream().mapToLong(Unit::getWindowEnd).max().orElseThrow();
    }

    /** In the cut that has most of them. */
    private static @Nullable String people(Collection<Unit> units) {
        long most = units.stream().collect(Collectors.groupingBy(Unit::getCut)).values().stream()
                .mapToLong(cut -> (long) cut.size() * cut.getFirst().getK())
                .max()
                .orElseThrow();
        return most >= 50 ? "≥50" : most >= 20 ? "≥20" : most >= 10 ? "≥10" : most >= 5 ? "≥5" : null;
    }

    private static List<Walk> totals(List<Unit> units) {
        return units.stream()
                .filter(unit -> unit.getTotal() != null)
                .map(unit -> new Walk(unit.getCount(), unit.getK(), unit.getTotal()))
                .toList();
    }

    /** Every occurrence says its bucket once; the lower one in the middle, in seconds of two digits. */
    static @Nullable Long median(List<Walk> walks) {
        List<Integer> each = new ArrayList<>();
        walks.forEach(walk -> {
            for (long i = 0; i < walk.times(); i++) {
                each.add(walk.gap());
            }
        });
        if (each.isEmpty()) {
            return null;
        }
        double seconds = Math.pow(1.2, lowerMiddle(each) + 0.5);
        return new BigDecimal(Math.round(seconds)).round(new MathContext(2)).longValueExact();
    }
}
