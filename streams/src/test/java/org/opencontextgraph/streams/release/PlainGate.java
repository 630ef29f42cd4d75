package org.opencontextgraph.streams.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.MergePersons;
import org.opencontextgraph.schema.message.RetractPerson;
import org.opencontextgraph.schema.message.RetractTrace;
import org.opencontextgraph.schema.message.SuspendTrace;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.TraceRef;

/**
 * RELEASE.md's L0 once more, in the plainest way: no store, no budget, no index; every tick looks at everything. An
 * oracle for the real one; slow on purpose.
 */
final class PlainGate {
    /** What left: who was in it is the oracle's knowledge. */
    record PlainUnit(String lane, List<String> steps, long windowEnd, Set<String> traces) {}

    record Item(Trace trace, long window) {
        List<Object> pool() {
            return List.of(trace.getLane(), trace.getScope(), trace.getProcess(), trace.getSteps());
        }

        List<String> family() {
            return List.of(trace.getLane(), trace.getScope(), trace.getProcess());
        }
    }

    final Set<PlainUnit> published = new HashSet<>();
    final Set<PlainUnit> live = new HashSet<>();
    final List<Item> pooled = new ArrayList<>();
    final Set<String> closedLanes = new HashSet<>();
    final Map<String, Long> complete = new HashMap<>();
    private final ReleaseSettings settings;
    private final int senders;
    private final Map<String, Map<Integer, Long>> clocks = new HashMap<>();
    private final Map<String, Long> ticked = new HashMap<>();
    private final Map<String, Long> latest = new HashMap<>();
    private final Map<String, String> known = new HashMap<>();
    private final Map<List<String>, Map<String, Long>> population = new HashMap<>();
    private final Set<String> merged = new HashSet<>();

    PlainGate(ReleaseSettings settings, int senders) {
        this.settings = settings;
        this.senders = senders;
    }

    void receive(SpecificRecord message) {
        switch (message) {
            case Trace trace -> arrive(trace);
            case SuspendTrace suspend -> takeBack(suspend.getTrace());
            case RetractTrace retract -> takeBack(retract.getTrace());
            case RetractPerson person -> {
                leave(person.getPerson());
                known.values().removeIf(person.getPerson()::equals);
                merged.remove(person.getPerson());
            }
            case MergePersons merge -> {
                if (!merge.getPerson().equals(merge.getInto())) {
                    leave(merge.getPerson());
                    merged.add(merge.getPerson());
                }
            }
            case Clock clock -> time(clock.getLane(), clock.getSender(), clock.getThrough());
            case Close close -> time(close.getLane(), close.getSender(), Long.MAX_VALUE);
            default -> {}
        }
    }

    private void arrive(Trace trace) {
        if (closedLanes.contains(trace.getLane()) || known.containsKey(trace.getTrace())) {
            return;
        }
        known.put(trace.getTrace(), trace.getPerson());
        if (merged.contains(trace.getPerson())) {
            return;
        }
        long own = Math.floorDiv(trace.getTimes().getLast(), settings.window().toMillis());
        Item item = new Item(trace, Math.max(own, ticked.getOrDefault(trace.getLane(), Long.MIN_VALUE)));
        latest.merge(trace.getLane(), item.window(), Math::max);
        population
                .computeIfAbsent(item.family(), family -> new HashMap<>())
                .merge(trace.getPerson(), item.window(), Math::min);
        if (!trace.getSteps().contains("other") && trace.getSteps().size() <= 256) {
            pooled.add(item);
        }
    }

    private void time(String lane, int sender, long through) {
        Map<Integer, Long> clock = clocks.computeIfAbsent(lane, name -> new HashMap<>());
        clock.merge(sender, through, Math::max);
        if (clock.size() < senders) {
            return;
        }
        long now = clock.values().stream().mapToLong(Long::longValue).min().orElseThrow();
        if (now == Long.MAX_VALUE) {
            closedLanes.add(lane);
        }
        long bound = Math.floorDiv(now, settings.window().toMillis());
        long oldest = pooled.stream().mapToLong(Item::window).min().orElse(bound);
        long window = Math.max(oldest, ticked.getOrDefault(lane, Long.MIN_VALUE));
        while (window < bound
                && pooled.stream().anyMatch(item -> item.trace().getLane().equals(lane))) {
            tick(lane, window++);
        }
        ticked.merge(lane, bound, Math::max);
        Long last = now == Long.MAX_VALUE ? latest.get(lane) : Long.valueOf(bound - 1);
        if (last != null) {
            complete.merge(lane, settings.endOf(last), Math::max);
        }
    }

    private void tick(String lane, long window) {
        Map<List<Object>, List<Item>> pools = pooled.stream()
                .filter(item -> item.trace().getLane().equals(lane) && item.window() <= window)
                .collect(Collectors.groupingBy(Item::pool));
        pools.values().forEach(items -> cut(items, window));
        pooled.removeIf(item -> item.trace().getLane().equals(lane) && item.window() <= window - settings.carry());
    }

    private void cut(List<Item> items, long window) {
        Set<String> persons = new TreeSet<>();
        items.forEach(item -> persons.add(item.trace().getPerson()));
        int cohorts = persons.size() / settings.k();
        long all = population.getOrDefault(items.getFirst().family(), Map.of()).values().stream()
                .filter(first -> first <= window)
                .count();
        boolean enough = all >= Math.max(10, 2 * settings.k()) && persons.size() <= 0.9 * all + 1e-9;
        if (cohorts == 0 || (settings.population() && !enough)) {
            return;
        }
        List<String> order = secretOrder(persons, items.getFirst(), window);
        for (int cohort = 0; cohort < cohorts; cohort++) {
            Set<String> members = new HashSet<>();
            for (int rank = cohort; rank < order.size(); rank += cohorts) {
                members.add(order.get(rank));
            }
            publish(
                    items.stream()
                            .filter(item -> members.contains(item.trace().getPerson()))
                            .toList(),
                    window);
        }
    }

    private void publish(List<Item> items, long window) {
        Map<String, List<Item>> byPerson = new TreeMap<>();
        items.stream()
                .sorted(Comparator.comparingLong(Item::window)
                        .thenComparingLong(item -> item.trace().getTimes().getLast())
                        .thenComparingInt(item -> item.trace().getTrace().length())
                        .thenComparing(item -> item.trace().getTrace()))
                .forEach(item -> byPerson.computeIfAbsent(item.trace().getPerson(), person -> new ArrayList<>())
                        .add(item));
        int c = settings.caps() ? settings.cap() : Integer.MAX_VALUE;
        while (settings.caps() && c > 1 && 3 * c > count(byPerson, c)) {
            c--;
        }
        Set<String> traces = new HashSet<>();
        for (List<Item> brought : byPerson.values()) {
            for (Item item : brought.subList(0, Math.min(c, brought.size()))) {
                traces.add(item.trace().getTrace());
                pooled.remove(item);
            }
        }
        Trace first = items.getFirst().trace();
        PlainUnit unit = new PlainUnit(first.getLane(), first.getSteps(), settings.endOf(window), traces);
        published.add(unit);
        live.add(unit);
    }

    private static int count(Map<String, List<Item>> byPerson, int c) {
        return byPerson.values().stream()
                .mapToInt(brought -> Math.min(c, brought.size()))
                .sum();
    }

    private List<String> secretOrder(Set<String> persons, Item item, long window) {
        Trace trace = item.trace();
        Fingerprint family = new PoolFamily(trace.getLane(), trace.getScope(), trace.getProcess()).id();
        Fingerprint pool =
                Fingerprint.of(PoolKey.ofWholeSequence(family, trace.getSteps()).toRow());
        Mac mac = settings.secret().mac();
        TreeMap<byte[], String> order = new TreeMap<>(Arrays::compareUnsigned);
        for (String person : persons) {
            order.put(
                    mac.doFinal(new RowWriter(64)
                            .fingerprint(pool)
                            .fixed(window)
                            .text(person)
                            .done()),
                    person);
        }
        return List.copyOf(order.values());
    }

    private void takeBack(TraceRef ref) {
        pooled.removeIf(item -> item.trace().getTrace().equals(ref.getTrace()));
        live.removeIf(unit -> unit.traces().contains(ref.getTrace()));
    }

    private void leave(String person) {
        pooled.removeIf(item -> item.trace().getPerson().equals(person));
        live.removeIf(unit -> unit.traces().stream().anyMatch(trace -> person.equals(known.get(trace))));
        population.values().forEach(persons -> persons.remove(person));
    }
}
