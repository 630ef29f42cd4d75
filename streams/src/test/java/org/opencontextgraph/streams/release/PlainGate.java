package org.opencontextgraph.streams.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.Epoch;
import org.opencontextgraph.schema.message.MergePersons;
import org.opencontextgraph.schema.message.ResumeTrace;
import org.opencontextgraph.schema.message.RetractPerson;
import org.opencontextgraph.schema.message.RetractTrace;
import org.opencontextgraph.schema.message.SuspendTrace;
import org.opencontextgraph.schema.message.Sweep;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.TraceRef;
import org.opencontextgraph.schema.message.UnmergePersons;
import org.opencontextgraph.schema.message.WithdrawEpoch;

/**
 * RELEASE.md once more, in the plainest way: no store, no budget, no index; every tick looks at everything. An oracle for
 * the real one; slow on purpose.
 */
final class PlainGate {
    private static final int MOST_ORIGINS = 4;

    final List<PlainUnit> published = new ArrayList<>();
    final List<PlainPart> parts = new ArrayList<>();
    final Set<String> closedLanes = new HashSet<>();
    final Map<String, Long> complete = new HashMap<>();
    final Set<String> happened = new TreeSet<>();
    private final ReleaseSettings settings;
    private final int senders;
    private final TreeMap<Long, Policy> policies = new TreeMap<>();
    private final Set<Long> revoked = new HashSet<>();
    private final Map<String, Map<Integer, Long>> clocks = new HashMap<>();
    private final Map<String, Long> ticked = new HashMap<>();
    private final Map<String, Long> latest = new HashMap<>();
    private final Map<List<String>, Map<String, Long>> population = new HashMap<>();
    private final PlainAliases aliases = new PlainAliases();
    private final Map<String, String> known = new HashMap<>();

    PlainGate(ReleaseSettings settings, int senders) {
        this.settings = settings;
        this.senders = senders;
        policies.put(0L, settings.policy());
    }

    void receive(SpecificRecord message) {
        switch (message) {
            case Trace trace -> arrive(trace);
            case SuspendTrace suspend -> of(suspend.getTrace()).forEach(part -> part.suspended = true);
            case ResumeTrace resume -> of(resume.getTrace()).forEach(this::resume);
            case RetractTrace retract -> of(retract.getTrace()).forEach(part -> retract(part, true));
            case RetractPerson person -> aliases.leave(person.getPerson()).forEach(this::leave);
            case MergePersons merge -> merge(merge.getPerson(), merge.getInto());
            case UnmergePersons undo -> aliases.undo(undo.getPerson());
            case Epoch epoch -> begin(Policy.of(epoch));
            case WithdrawEpoch withdraw -> revoke(withdraw.getEpoch());
            case Clock clock -> time(clock.getLane(), clock.getSender(), clock.getThrough());
            case Close close -> time(close.getLane(), close.getSender(), Long.MAX_VALUE);
            case Sweep sweep ->
                published.stream().filter(PlainUnit::isWaiting).forEach(unit -> withdraw(unit, null, true));
            default -> {}
        }
    }

    Set<PlainUnit.Row> shown() {
        return published.stream().filter(PlainUnit::isShown).map(PlainUnit::row).collect(Collectors.toSet());
    }

    /** Timing rows of cuts whose units are all shown. */
    Set<Object> shownTimings() {
        Set<Object> shown = new HashSet<>();
        published.stream().collect(Collectors.groupingBy(PlainUnit::cut)).forEach((cut, units) -> {
            if (units.getFirst().timing != null && units.stream().allMatch(PlainUnit::isShown)) {
                shown.add(List.of(cut, units.getFirst().timing));
            }
        });
        return shown;
    }

    long pooled() {
        return parts.stream().filter(PlainPart::isPooled).count();
    }

    private void arrive(Trace trace) {
        String id = trace.getPerson() + "|" + trace.getLane() + "|" + trace.getTrace();
        if (closedLanes.contains(trace.getLane()) || known.containsKey(id)) {
            return;
        }
        known.put(id, trace.getPerson());
        Policy policy = policies.lastEntry().getValue();
        long window = Math.max(policy.endOfWindow(trace.getTimes().getLast()), open(trace.getLane(), policy));
        latest.merge(trace.getLane(), window, Math::max);
        population
                .computeIfAbsent(PlainPart.family(trace), family -> new HashMap<>())
                .merge(trace.getPerson(), window, Math::min);
        if (trace.getSteps().contains("other") || trace.getSteps().size() > 256) {
            split(trace, policy.epoch(), window, List.of());
        } else {
            parts.add(PlainPart.whole(trace, policy.epoch(), window));
        }
    }

    private void split(Trace trace, long epoch, long window, List<PlainUnit> origins) {
        for (int number = 1; number <= trace.getSteps().size() + 1; number++) {
            PlainPart part = PlainPart.transition(trace, epoch, number, window);
            if (part != null) {
                part.origins.addAll(origins);
                parts.add(part);
            }
        }
    }

    /** End of the first window whose tick has not begun. */
    private long open(String lane, Policy policy) {
        Long now = ticked.get(lane);
        return now == null ? Long.MIN_VALUE : policy.endOfWindow(now);
    }

    private List<PlainPart> of(TraceRef ref) {
        return parts.stream()
                .filter(part -> !part.gone
                        && part.trace.getTrace().equals(ref.getTrace())
                        && part.trace.getPerson().equals(ref.getPerson())
                        && part.trace.getLane().equals(ref.getLane()))
                .toList();
    }

    private void resume(PlainPart part) {
        if (!part.suspended) {
            return;
        }
        part.suspended = false;
        if (part.isPooled()) {
            Policy policy = policy(part.epoch);
            part.window = Math.max(policy.endOfWindow(part.trace.getTimes().getLast()), open(part.lane(), policy));
            part.gone |= closedLanes.contains(part.lane());
        }
    }

    private Policy policy(long epoch) {
        return Objects.requireNonNull(policies.get(epoch), "an epoch that began");
    }

    private static void retract(PlainPart part, boolean hide) {
        if (part.unit != null) {
            part.unit.waiting = true;
            part.unit.hidden |= hide;
        }
        part.gone = true;
    }

    private void leave(String person) {
        parts.stream().filter(part -> part.trace.getPerson().equals(person)).forEach(part -> retract(part, false));
        population.values().forEach(persons -> persons.remove(person));
        known.values().removeIf(person::equals);
    }

    /** Where nothing of the merged is left any more, nothing is counted again: what leavers were in goes at the next tick or sweep. */
    private void merge(String person, String into) {
        if (person.equals(into)) {
            return;
        }
        aliases.merge(person, into);
        Set<String> merged = aliases.below(aliases.counted(person));
        for (PlainUnit unit : published) {
            if (!unit.withdrawn && fresh(unit).size() < unit.k && touches(unit, merged)) {
                unit.waiting = true;
                unit.hidden = true;
                happened.add("merge below quorum");
                if (persons(unit).size() >= unit.k) {
                    happened.add("merge below fresh quorum");
                }
            }
        }
        published.stream().collect(Collectors.groupingBy(PlainUnit::cut)).values().stream()
                .filter(cut -> cut.stream().anyMatch(unit -> touches(unit, merged)))
                .forEach(this::supportTiming);
    }

    /** A cut that merges left too few persons for its timing row has none any more. */
    private void supportTiming(List<PlainUnit> cut) {
        PlainUnit one = cut.getFirst();
        long persons =
                cut.stream().flatMap(unit -> persons(unit).stream()).distinct().count();
        if (one.timing != null && persons < one.support && cut.stream().noneMatch(unit -> unit.withdrawn)) {
            cut.forEach(unit -> unit.timing = null);
            happened.add("merge below support");
        }
    }

    /** Whether somebody of these is still in it. */
    private static boolean touches(PlainUnit unit, Set<String> persons) {
        return unit.members.stream().anyMatch(part -> !part.gone && persons.contains(part.trace.getPerson()));
    }

    /** Who is in no unit that one of its members came from. */
    private Set<String> fresh(PlainUnit unit) {
        Set<String> fresh = persons(unit);
        unit.members.forEach(part -> part.origins.forEach(before -> fresh.removeAll(persons(before))));
        return fresh;
    }

    private Set<String> persons(PlainUnit unit) {
        return unit.members.stream()
                .map(part -> aliases.counted(part.trace.getPerson()))
                .collect(Collectors.toSet());
    }

    private void begin(Policy policy) {
        if (policy.fault(settings.unsafe()) == null && policy.epoch() > policies.lastKey()) {
            policies.put(policy.epoch(), policy);
        }
    }

    private void revoke(long epoch) {
        if (policies.containsKey(epoch) && epoch < policies.lastKey()) {
            revoked.add(epoch);
            published.stream()
                    .filter(unit -> unit.epoch == epoch && !unit.withdrawn)
                    .forEach(unit -> withdraw(unit, null, false));
        }
    }

    private void withdraw(PlainUnit unit, @Nullable Long window, boolean survive) {
        unit.withdrawn = true;
        unit.waiting = false;
        for (PlainPart part : unit.members) {
            if (part.gone || part.unit != unit) {
                continue;
            }
            part.unit = null;
            part.origins.add(unit);
            part.window = window != null ? window : open(part.lane(), policy(part.epoch));
            part.gone = !survive
                    || closedLanes.contains(part.lane())
                    || revoked.contains(part.epoch)
                    || part.origins.size() > MOST_ORIGINS;
        }
    }

    private void time(String lane, int sender, long through) {
        Map<Integer, Long> clock = clocks.computeIfAbsent(lane, name -> new HashMap<>());
        clock.merge(sender, through, Math::max);
        if (clock.size() < senders) {
            return;
        }
        long now = clock.values().stream().mapToLong(Long::longValue).min().orElseThrow();
        Long before = ticked.get(lane);
        if (before != null && now <= before) {
            return;
        }
        for (Long window = next(lane, before, now); window != null; window = next(lane, window, now)) {
            tick(lane, window);
        }
        ticked.put(lane, now);
        if (now == Long.MAX_VALUE) {
            closedLanes.add(lane);
        }
        Long last = now == Long.MAX_VALUE
                ? latest.get(lane)
                : Long.valueOf(policies.lastEntry().getValue().passed(now));
        if (last != null) {
            complete.merge(lane, last, Math::max);
        }
    }

    /** The first end of a window, of any epoch, behind this time and up to the clock; null when nothing can happen any more. */
    private @Nullable Long next(String lane, @Nullable Long behind, long now) {
        List<Long> waiting = new ArrayList<>();
        parts.stream()
                .filter(part -> part.lane().equals(lane) && part.isPooled() && !part.suspended)
                .forEach(part -> waiting.add(part.window));
        boolean doomed = published.stream().anyMatch(unit -> unit.lane.equals(lane) && unit.isWaiting());
        if (waiting.isEmpty() && !doomed) {
            return null;
        }
        long from = behind != null
                ? behind
                : waiting.stream().min(Comparator.naturalOrder()).orElseThrow() - 1;
        long first = policies.values().stream()
                .mapToLong(policy -> policy.endOfWindow(from))
                .min()
                .orElseThrow();
        return first <= now ? first : null;
    }

    private void tick(String lane, long window) {
        published.stream()
                .filter(unit -> unit.lane.equals(lane) && unit.isWaiting() && isEnd(unit.epoch, window))
                .forEach(unit -> withdraw(unit, window, true));
        for (int order = 5; order >= 1; order--) {
            int rung = order;
            List<PlainPart> here = parts.stream()
                    .filter(part -> part.lane().equals(lane)
                            && part.isPooled()
                            && !part.suspended
                            && part.window <= window
                            && part.order() == rung
                            && isEnd(part.epoch, window))
                    .toList();
            here.stream()
                    .collect(Collectors.groupingBy(PlainPart::pool))
                    .values()
                    .forEach(pool -> cut(pool, window));
            here.stream().filter(PlainPart::isPooled).forEach(part -> fall(part, window));
        }
    }

    private boolean isEnd(long epoch, long window) {
        return Math.floorMod(window, policy(epoch).window()) == 0;
    }

    private void fall(PlainPart part, long window) {
        Policy policy = policy(part.epoch);
        long wait = part.order() == 5 || part.order() == 1 ? policy.carry() : 1;
        if (part.window + wait * policy.window() > window) {
            return;
        }
        if (revoked.contains(part.epoch) || part.order() == 1) {
            part.gone = true;
        } else if (part.order() == 5) {
            part.gone = true;
            split(part.trace, part.epoch, window, part.origins);
        } else {
            part.shorten();
            part.window = window;
        }
    }

    private void cut(List<PlainPart> pool, long window) {
        PlainPart one = pool.getFirst();
        Policy policy = policy(one.epoch);
        int k = policy.kFor(one.trace.getScope());
        Map<String, List<PlainPart>> byPerson = new TreeMap<>();
        pool.stream()
                .sorted(PlainPart.BY_AGE)
                .forEach(part -> byPerson.computeIfAbsent(
                                aliases.counted(part.trace.getPerson()), person -> new ArrayList<>())
                        .add(part));
        Set<String> stale = new HashSet<>();
        pool.forEach(part -> part.origins.forEach(
                unit -> unit.members.forEach(member -> stale.add(aliases.counted(member.trace.getPerson())))));
        List<String> fresh = new ArrayList<>(byPerson.keySet());
        fresh.removeAll(stale);
        List<String> others = new ArrayList<>(byPerson.keySet());
        others.removeAll(fresh);
        int cohorts = fresh.size() / k;
        if (cohorts == 0 || revoked.contains(one.epoch) || !isAllowed(one, k, byPerson.size(), window)) {
            return;
        }
        Comparator<String> secret = one.secretOrder(settings, window);
        fresh.sort(secret);
        others.sort(secret);
        fresh.addAll(others.subList(0, Math.min(others.size(), 2 * k * cohorts)));
        List<List<List<PlainPart>>> dealt = new ArrayList<>();
        for (int cohort = 0; cohort < cohorts; cohort++) {
            List<List<PlainPart>> brought = new ArrayList<>();
            for (int rank = cohort; rank < fresh.size(); rank += cohorts) {
                brought.add(Objects.requireNonNull(byPerson.get(fresh.get(rank)), "dealt"));
            }
            dealt.add(counted(brought, policy.cap()));
        }
        List<PlainUnit> units = new ArrayList<>();
        for (List<List<PlainPart>> cohort : dealt) {
            units.add(PlainUnit.of(cohort, window, k));
        }
        List<List<PlainPart>> together = dealt.stream().flatMap(List::stream).toList();
        @Nullable Object timing = PlainUnit.timing(together);
        for (PlainUnit unit : units) {
            unit.timing = timing;
            unit.support = together.size() >= 30 ? 30 : 12;
            unit.members.forEach(part -> part.unit = unit);
            published.add(unit);
            if (unit.members.stream().anyMatch(part -> !part.origins.isEmpty())) {
                happened.add("survivor re-release");
            }
            if (one.position > 0) {
                happened.add("L1 publication");
            }
        }
        if (timing != null) {
            happened.add("timing row");
        }
    }

    private boolean isAllowed(PlainPart one, int k, int persons, long window) {
        long all = population.getOrDefault(PlainPart.family(one.trace), Map.of()).entrySet().stream()
                .filter(first -> first.getValue() <= window)
                .map(first -> aliases.counted(first.getKey()))
                .distinct()
                .count();
        return !settings.population() || (all >= Math.max(10, 2 * k) && persons <= 0.9 * all + 1e-9);
    }

    private List<List<PlainPart>> counted(List<List<PlainPart>> brought, int cap) {
        int c = settings.caps() ? cap : Integer.MAX_VALUE;
        while (settings.caps() && c > 1 && 3 * c > count(brought, c)) {
            c--;
        }
        int most = c;
        return brought.stream()
                .map(parts -> parts.subList(0, Math.min(most, parts.size())))
                .toList();
    }

    private static int count(List<List<PlainPart>> brought, int c) {
        return brought.stream().mapToInt(parts -> Math.min(c, parts.size())).sum();
    }
}
