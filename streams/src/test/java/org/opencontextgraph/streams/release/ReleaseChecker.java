package org.opencontextgraph.streams.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.CutTiming;
import org.opencontextgraph.schema.message.Epoch;
import org.opencontextgraph.schema.message.LedgerEntry;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.MergePersons;
import org.opencontextgraph.schema.message.Place;
import org.opencontextgraph.schema.message.RetractPerson;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.schema.message.UnmergePersons;
import org.opencontextgraph.schema.message.WithdrawEpoch;
import org.opencontextgraph.streams.release.ReleaseDecision.Publish;

/** RELEASE.md's invariants over everything that a gate has ever decided. */
final class ReleaseChecker {
    final Map<String, Publish> published = new LinkedHashMap<>();
    final Map<String, Publish> live = new LinkedHashMap<>();
    final Set<String> hidden = new HashSet<>();
    final Map<String, CutTiming> timings = new HashMap<>();
    final Map<Member, Place> places = new HashMap<>();
    private final Map<String, Set<String>> livesOfCut = new HashMap<>();
    private final Set<String> withdrawnTimings = new HashSet<>();
    private final Map<Member, List<Publish>> was = new HashMap<>();
    private final Map<Member, String> in = new HashMap<>();
    private final PlainAliases aliases = new PlainAliases();
    private final ReleaseSettings settings;
    private final Map<String, Trace> traces;
    private final Map<String, Long> clocks = new HashMap<>();
    private final TreeMap<Long, Epoch> epochs = new TreeMap<>();
    private final Set<Long> withdrawnEpochs = new HashSet<>();
    private final Set<String> closed = new HashSet<>();

    private ReleaseChecker(ReleaseSettings settings, List<SpecificRecord> records) {
        this.settings = settings;
        Policy start = settings.policy();
        this.epochs.put(
                start.epoch(),
                new Epoch(
                        start.epoch(),
                        start.k(),
                        start.managerK(),
                        start.window(),
                        start.carry(),
                        start.cap(),
                        start.managers()));
        this.traces = records.stream()
                .filter(Trace.class::isInstance)
                .map(Trace.class::cast)
                .collect(Collectors.toMap(Trace::getTrace, trace -> trace, (first, again) -> first));
    }

    static ReleaseChecker check(ReleaseSettings settings, List<SpecificRecord> records, GateRun run) {
        ReleaseChecker checker = new ReleaseChecker(settings, records);
        LeavingCheck leaving = new LeavingCheck();
        PopulationCheck population = new PopulationCheck();
        for (GateRun.Step step : run.steps) {
            checker.hear(step.record());
            step.decisions().forEach(checker::see);
            checker.hasNothingOfAWithdrawnEpoch();
            if (step.record() instanceof MergePersons) {
                checker.keepsItsFreshQuorums();
                checker.keepsTheSupportOfItsQuantiles();
            }
            checker.supportsItsQuantiles(step.decisions());
            if (settings.population()) {
                population.after(step.record(), step.decisions());
            }
            leaving.after(step.record(), step.decisions(), checker.live, checker.hidden);
        }
        checker.conserves(run);
        return checker;
    }

    /** As long as nothing was queued, aliases hold from their record on. */
    private void hear(SpecificRecord message) {
        switch (message) {
            case MergePersons merge -> aliases.merge(merge.getPerson(), merge.getInto());
            case UnmergePersons undo -> aliases.undo(undo.getPerson());
            case RetractPerson retract -> aliases.leave(retract.getPerson());
            case Epoch epoch -> {
                if (epoch.getEpoch() > epochs.lastKey() && Policy.of(epoch).fault(settings.unsafe()) == null) {
                    epochs.put(epoch.getEpoch(), epoch);
                }
            }
            case WithdrawEpoch withdraw -> {
                if (withdraw.getEpoch() < epochs.lastKey()) {
                    withdrawnEpochs.add(withdraw.getEpoch());
                }
            }
            default -> {}
        }
    }

    private void see(ReleaseDecision decision) {
        switch (decision) {
            case Publish publish -> published(publish);
            case ReleaseDecision.PublishTiming(CutTiming timing) -> {
                assertThat(timings.put(timing.getCut(), timing))
                        .as("a cut has one timing row")
                        .isNull();
                assertThat(withdrawnTimings)
                        .as("a withdrawn timing row never comes back")
                        .doesNotContain(timing.getCut());
            }
            case ReleaseDecision.Hide(SpecificRecord row) -> {
                assertThat(isLive(row)).as("what is hidden was shown").isTrue();
                assertThat(hidden.add(id(row))).as("hidden once").isTrue();
            }
            case ReleaseDecision.Show(SpecificRecord row) -> {
                assertThat(isLive(row)).as("what comes back was hidden").isTrue();
                assertThat(hidden.remove(id(row))).as("shown once").isTrue();
            }
            case ReleaseDecision.Withdraw(SpecificRecord row) -> withdrawn(row);
            case ReleaseDecision.Settle(LedgerEntry entry) ->
                places.put(new Member(entry.getPerson(), entry.getTrace(), entry.getPosition()), entry.getPlace());
            case ReleaseDecision.Forget(Member member) -> places.remove(member);
            case ReleaseDecision.PassClock(Clock clock) -> {
                assertThat(closed).as("nothing after the close").doesNotContain(clock.getLane());
                Long before = clocks.put(clock.getLane(), clock.getThrough());
                assertThat(before == null || before < clock.getThrough())
                        .as("a clock only goes on")
                        .isTrue();
            }
            case ReleaseDecision.PassClose(Close close) ->
                assertThat(closed.add(close.getLane())).as("closed once").isTrue();
            case ReleaseDecision.GoOn _, ReleaseDecision.Rejected _, ReleaseDecision.Note _ -> {}
        }
    }

    private static String id(SpecificRecord row) {
        return Seen.id(row);
    }

    /** A row that comes, goes, or comes back is the row that was published, byte for byte. */
    private boolean isLive(SpecificRecord row) {
        Publish unit = live.get(id(row));
        return row.equals(unit == null ? timings.get(id(row)) : unit.unit());
    }

    private void withdrawn(SpecificRecord row) {
        assertThat(isLive(row)).as("only a live row is withdrawn, once").isTrue();
        hidden.remove(id(row));
        if (row instanceof CutTiming timing) {
            timings.remove(timing.getCut());
            withdrawnTimings.add(timing.getCut());
            return;
        }
        Publish publish = Objects.requireNonNull(live.remove(id(row)), "a live unit");
        for (Member member : publish.members()) {
            in.remove(member);
            was.computeIfAbsent(member, same -> new ArrayList<>()).add(publish);
        }
    }

    private void published(Publish publish) {
        Unit unit = publish.unit();
        assertThat(published.put(unit.getUnit(), publish))
                .as("a unit is published once, and never back")
                .isNull();
        live.put(unit.getUnit(), publish);
        livesOfCut.computeIfAbsent(unit.getCut(), cut -> new HashSet<>()).add(unit.getUnit());
        assertThat(closed).as("nothing after the close").doesNotContain(unit.getLane());
        Long clock = clocks.get(unit.getLane());
        assertThat(clock == null || unit.getWindowEnd() > clock)
                .as("a window that the clock has passed is complete")
                .isTrue();
        assertThat(unit.getK()).as("k of its epoch and scope").isEqualTo(k(unit));
        Map<String, Integer> persons = new HashMap<>();
        for (Member member : publish.members()) {
            persons.merge(aliases.counted(member.person()), 1, Integer::sum);
            assertThat(in.put(member, unit.getUnit())).as("I2 partition").isNull();
            places.put(member, Place.PUBLISHED);
            isOfItsKind(unit, member);
        }
        assertThat(unit.getCount())
                .as("a unit counts its members")
                .isEqualTo(publish.members().size());
        assertThat(persons).as("I1 quorum").hasSizeBetween(unit.getK(), 4 * unit.getK() - 1);
        assertThat(fresh(publish)).as("I5 fresh quorum").hasSizeGreaterThanOrEqualTo(unit.getK());
        int most = persons.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        assertThat(!settings.caps() || most == 1 || 3L * most <= unit.getCount())
                .as("I7 dominance")
                .isTrue();
    }

    /** Persons of a unit, as they are known now, who were in no unit that one of its members was in before. */
    private Set<String> fresh(Publish publish) {
        Set<String> fresh = persons(publish).collect(Collectors.toSet());
        publish.members().stream()
                .flatMap(member -> Stream.of(member, member.whole()).distinct())
                .flatMap(member -> was.getOrDefault(member, List.of()).stream())
                .distinct()
                .forEach(before -> persons(before).forEach(fresh::remove));
        return fresh;
    }

    private Stream<String> persons(Publish publish) {
        return publish.members().stream().map(member -> aliases.counted(member.person()));
    }

    /** A unit that somebody left is hidden for no merge of leavers: it goes at the next tick or sweep. */
    private void keepsItsFreshQuorums() {
        live.forEach((id, publish) -> {
            if (!hidden.contains(id) && places.keySet().containsAll(publish.members())) {
                assertThat(fresh(publish))
                        .as("I5 fresh quorum as long as it is shown")
                        .hasSizeGreaterThanOrEqualTo(publish.unit().getK());
            }
        });
    }

    /** A cut's timing row comes together with its units. */
    private void supportsItsQuantiles(List<ReleaseDecision> decisions) {
        for (ReleaseDecision decision : decisions) {
            if (decision instanceof ReleaseDecision.PublishTiming(CutTiming timing)) {
                assertThat(persons(timing)).as("quantile support").isGreaterThanOrEqualTo(support(timing));
            }
        }
    }

    /** As with {@link #keepsItsFreshQuorums}, cuts that somebody left go at the next tick or sweep. */
    private void keepsTheSupportOfItsQuantiles() {
        timings.forEach((cut, timing) -> {
            boolean allHere = units(timing).allMatch(unit -> places.keySet().containsAll(unit.members()));
            if (!hidden.contains(cut) && allHere) {
                assertThat(persons(timing))
                        .as("quantile support as long as it is shown")
                        .isGreaterThanOrEqualTo(support(timing));
            }
        });
    }

    private long persons(CutTiming timing) {
        return units(timing).flatMap(this::persons).distinct().count();
    }

    private Stream<Publish> units(CutTiming timing) {
        return livesOfCut.getOrDefault(timing.getCut(), Set.of()).stream()
                .map(id -> Objects.requireNonNull(published.get(id), "a unit of the cut"));
    }

    private static int support(CutTiming timing) {
        boolean deciles = Stream.concat(timing.getGaps().stream(), Stream.ofNullable(timing.getTotal()))
                .anyMatch(quantiles -> quantiles.getP10() != null || quantiles.getP90() != null);
        return deciles ? 30 : 12;
    }

    private void hasNothingOfAWithdrawnEpoch() {
        if (!withdrawnEpochs.isEmpty()) {
            assertThat(live.values())
                    .as("nothing of a withdrawn epoch is seen")
                    .noneMatch(
                            publish -> withdrawnEpochs.contains(publish.unit().getEpoch()));
        }
    }

    private int k(Unit unit) {
        Epoch epoch = Objects.requireNonNull(epochs.get(unit.getEpoch()), "an epoch that began");
        boolean manager = Arrays.stream(unit.getScope().split(",", -1)).anyMatch(epoch.getManagers()::contains);
        return manager ? epoch.getManagerK() : epoch.getK();
    }

    private void isOfItsKind(Unit unit, Member member) {
        Trace trace = Objects.requireNonNull(traces.get(member.trace()), "a trace that came in");
        assertThat(List.of(trace.getLane(), trace.getScope(), trace.getProcess(), trace.getPerson()))
                .as("I8 one scope")
                .isEqualTo(List.of(unit.getLane(), unit.getScope(), unit.getProcess(), member.person()));
        assertThat(trace.getTimes().getLast())
                .as("a unit holds nothing from after its window")
                .isLessThan(unit.getWindowEnd());
        assertThat(unit.getSteps()).as("vocabulary").doesNotContain("other");
        List<Object> key = PlainPart.key(unit.getLevel(), unit.getSteps(), unit.getBegins(), unit.getEnds());
        if (unit.getLevel() == Level.L0) {
            assertThat(PlainPart.whole(trace, 0, 0).key()).as("I3 homogeneity").isEqualTo(key);
            return;
        }
        PlainPart part = Objects.requireNonNull(
                PlainPart.transition(trace, 0, member.position(), 0), "a transition that is not dropped");
        Set<List<Object>> keys = new HashSet<>();
        keys.add(part.key());
        while (part.order() > 1) {
            part.shorten();
            keys.add(part.key());
        }
        assertThat(keys).as("I3 homogeneity").contains(key);
    }

    /** Each trace and transition is in one place only, and the ledger says the same as the gate's state. */
    private void conserves(GateRun run) {
        Map<Member, Whereabouts> kept = run.rows.places();
        kept.forEach((member, place) -> {
            Place told = places.get(member);
            switch (place) {
                case Whereabouts.Pooled pooled ->
                    assertThat(told).as("the ledger says where it is").isIn(null, Place.POOLED);
                case Whereabouts.InUnit(Fingerprint unit, boolean suspended) -> {
                    assertThat(told).as("the ledger says where it is").isEqualTo(Place.PUBLISHED);
                    assertThat(in).as("the unit that it is in").containsEntry(member, unit.hex());
                }
                case Whereabouts.Split() ->
                    assertThat(told).as("the ledger says where it is").isEqualTo(Place.SPLIT);
                case Whereabouts.Gone(Place gone) ->
                    assertThat(told).as("the ledger says where it is").isIn(null, gone);
            }
        });
        assertThat(kept.keySet()).as("the ledger knows nothing else").containsAll(places.keySet());
        assertThat(kept.values().stream()
                        .filter(Whereabouts.Pooled.class::isInstance)
                        .count())
                .as("conservation")
                .isEqualTo(run.rows.count('E'));
        assertThat(run.rows.origins())
                .as("who was in a withdrawn unit is kept as long as it has survivors here, not longer")
                .isEqualTo(run.rows.references());
        for (CutTiming timing : timings.values()) {
            boolean whole = Objects.requireNonNull(livesOfCut.get(timing.getCut())).stream()
                    .allMatch(unit -> live.containsKey(unit) && !hidden.contains(unit));
            assertThat(hidden.contains(timing.getCut()))
                    .as("a timing row is seen with all units of its cut")
                    .isEqualTo(!whole);
        }
    }
}
