package org.opencontextgraph.compose.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Unit;

/** What follows one step, by plain adding up: what the model of next steps says when it can look back no further. */
final class PlainSuggestions {
    private static final long PERIOD = Duration.ofDays(180).toMillis() / 8;
    private static final double NOVELTY = 8;
    private static final String END = "";

    /** @param whole of a whole sequence, where who comes to a step also leaves it */
    private record Walk(String before, String next, boolean whole, long period, long count, int gap) {}

    private final List<Walk> walks = new ArrayList<>();
    private final long k;
    private final long newest;

    /** @param units of one process */
    PlainSuggestions(List<Unit> units) {
        units.forEach(this::walk);
        this.k = units.stream().mapToLong(Unit::getK).max().orElse(1);
        this.newest = walks.stream().mapToLong(Walk::period).max().orElse(0);
    }

    /** Step, whole percent and median; the likeliest first. */
    List<String> after(String step) {
        Predicate<Walk> here = walk -> walk.before().equals(step);
        Map<String, Double> known = told(here);
        Predicate<Walk> departing = here.and(walk -> known.containsKey(walk.next()));
        double departures = sum(departing, true);
        double arrivals =
                sum(walk -> walk.whole() ? here.test(walk) : walk.next().equals(step), true);
        if (known.isEmpty() || departures < arrivals / 4 || sum(departing, false) < 2 * k) {
            return List.of();
        }
        Map<String, Double> all = shares(told(_ -> true));
        Map<String, Double> others = new TreeMap<>(all);
        others.keySet().removeAll(known.keySet());
        others = others.isEmpty() ? all : shares(others);
        double missing = Math.max(0, arrivals - departures);
        double novelty = NOVELTY * known.size();
        double parts = known.values().stream().mapToDouble(it -> it).sum() + novelty + missing;
        record Next(String step, double share, @Nullable Long median) {}
        List<Next> next = new ArrayList<>();
        for (String one : all.keySet()) {
            double share = known.getOrDefault(one, 0.0)
                    + novelty * all.getOrDefault(one, 0.0)
                    + missing * others.getOrDefault(one, 0.0);
            Predicate<Walk> to = walk -> walk.next().equals(one) && walk.gap() >= 0;
            next.add(new Next(one, share / parts, known.containsKey(one) ? median(to.and(here)) : null));
        }
        return next.stream()
                .filter(it -> Math.round(100 * it.share()) > 0)
                .sorted(Comparator.comparingDouble(Next::share).reversed().thenComparing(Next::step))
                .map(it -> (it.step().equals(END) ? "null" : it.step()) + " " + Math.round(100 * it.share()) + " "
                        + it.median())
                .toList();
    }

    private void walk(Unit unit) {
        boolean whole = unit.getLevel() == Level.L0;
        List<String> way = new ArrayList<>(unit.getSteps());
        if (unit.getBegins()) {
            way.addFirst(END);
        }
        if (unit.getEnds()) {
            way.addLast(END);
        }
        for (int to = whole ? 1 : way.size() - 1; to < way.size(); to++) {
            String before = way.get(to - 1);
            boolean timed = !before.equals(END)
                    && !way.get(to).equals(END)
                    && !unit.getGaps().isEmpty();
            int gap = !timed
                    ? -1
                    : unit.getGaps().get(whole ? to - 2 : unit.getGaps().size() - 1);
            walks.add(new Walk(
                    before, way.get(to), whole, Math.floorDiv(unit.getWindowEnd(), PERIOD), unit.getCount(), gap));
        }
    }

    private Map<String, Double> told(Predicate<Walk> which) {
        Map<String, Double> told = new TreeMap<>();
        walks.stream().filter(which).map(Walk::next).distinct().forEach(next -> {
            double sum = sum(which.and(walk -> walk.next().equals(next)), true);
            if (sum > 0) {
                told.put(next, sum);
            }
        });
        return told;
    }

    /** Rounded period by period; half as much after 180 days. */
    private double sum(Predicate<Walk> which, boolean fading) {
        Map<Long, Long> periods = walks.stream()
                .filter(which)
                .collect(Collectors.groupingBy(Walk::period, TreeMap::new, Collectors.summingLong(Walk::count)));
        double sum = 0;
        for (var period : periods.entrySet()) {
            double weight = fading ? Math.pow(0.5, (newest - period.getKey()) / 8.0) : 1;
            sum += weight * (period.getValue() / k * k);
        }
        return sum;
    }

    private static Map<String, Double> shares(Map<String, Double> counts) {
        double sum = counts.values().stream().mapToDouble(it -> it).sum();
        Map<String, Double> shares = new TreeMap<>();
        counts.forEach((next, count) -> shares.put(next, count / sum));
        return shares;
    }

    private @Nullable Long median(Predicate<Walk> which) {
        return Figures.median(walks.stream()
                .filter(which)
                .map(walk -> new Figures.Walk(walk.count(), k, walk.gap()))
                .toList());
    }
}
