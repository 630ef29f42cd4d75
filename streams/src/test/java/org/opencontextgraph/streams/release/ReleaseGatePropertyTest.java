package org.opencontextgraph.streams.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.streams.release.PlainGate.PlainUnit;
import org.opencontextgraph.streams.release.ReleaseDecision.GoOn;
import org.opencontextgraph.streams.release.ReleaseDecision.Member;
import org.opencontextgraph.streams.release.ReleaseDecision.PassClock;
import org.opencontextgraph.streams.release.ReleaseDecision.PassClose;
import org.opencontextgraph.streams.release.ReleaseDecision.Publish;
import org.opencontextgraph.streams.release.ReleaseDecision.Withdraw;

/** RELEASE.md, "How we know", over random histories. */
class ReleaseGatePropertyTest {
    private static final double OFTEN = 10;

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void shouldReleaseWhatThePlainestGateWouldAndKeepEveryInvariant(@ForAll long seed) {
        // Given
        History history = History.of(seed);
        ReleaseSettings settings = settings(seed);
        PlainGate plain = new PlainGate(settings, history.senders());
        GateRun run = new GateRun(settings.withBudget(1_000_000), history.senders());

        // When
        history.records().forEach(plain::receive);
        history.records().forEach(run::send);

        // Then
        ReleaseChecker checker = ReleaseChecker.check(settings, history.records(), run);
        assertThat(plainly(checker.published)).isEqualTo(plain.published);
        assertThat(plainly(checker.live)).isEqualTo(plain.live);
        assertThat(run.rows.count('E')).isEqualTo(plain.pooled.size());
        assertThat(run.decisions(PassClose.class)).hasSize(plain.closedLanes.size());
        assertThat(clocks(run)).isEqualTo(plain.complete);
        count(history, run, checker);
    }

    @Property(tries = 120, shrinking = ShrinkingMode.OFF)
    void shouldDecideTheSameWithAnyBudgetAndAfterAnyRestart(@ForAll long seed) {
        // Given
        History history = History.of(seed);
        ReleaseSettings settings = settings(seed);
        Random random = new Random(~seed);
        GateRun whole = new GateRun(settings.withBudget(1_000_000), history.senders());
        GateRun pieces = new GateRun(settings.withBudget(1 + random.nextInt(60)), history.senders());
        int patience = 1 + random.nextInt(8);

        // When
        for (SpecificRecord record : history.records()) {
            whole.send(record);
            pieces.send(record);
            if (random.nextInt(patience) == 0) {
                pieces.tick();
            }
            if (random.nextInt(30) == 0) {
                pieces.restart();
            }
        }
        pieces.settle();

        // Then
        assertThat(essence(pieces)).isEqualTo(essence(whole));
        assertThat(ReleaseChecker.check(settings, history.records(), pieces).places)
                .isEqualTo(ReleaseChecker.check(settings, history.records(), whole).places);
        assertThat(clocks(pieces)).isEqualTo(clocks(whole));
        assertThat(pieces.rows.content("AELPTU")).isEqualTo(whole.rows.content("AELPTU"));
        assertThat(whole.continuations).isZero();
        often("continued", pieces.continuations > 0);
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void shouldEqualPlainAggregationWithoutAGate(@ForAll long seed) {
        // Given traces of one import, nobody taken back
        List<Trace> traces = History.of(seed).records().stream()
                .filter(Trace.class::isInstance)
                .map(Trace.class::cast)
                .filter(trace -> trace.getLane().equals("import"))
                .toList();
        GateRun run = new GateRun(ReleaseSettings.ungated(GateRun.secret(1)), 1);

        // When
        traces.forEach(run::send);
        run.send(new Close("import", 0, null));
        run.settle();

        // Then
        Map<List<Object>, Long> plain = traces.stream()
                .filter(trace -> !trace.getSteps().contains("other"))
                .collect(Collectors.toMap(Trace::getTrace, trace -> trace, (first, again) -> first))
                .values()
                .stream()
                .collect(Collectors.groupingBy(
                        trace -> List.of(trace.getScope(), trace.getSteps()), Collectors.counting()));
        Map<List<Object>, Long> released = run.decisions(Publish.class).stream()
                .map(Publish::unit)
                .collect(Collectors.groupingBy(
                        unit -> List.of(unit.getScope(), unit.getSteps()), Collectors.summingLong(Unit::getCount)));
        assertThat(released).isEqualTo(plain);
    }

    /** Small quorums, so that small histories release something; never the default ones. */
    private static ReleaseSettings settings(long seed) {
        Random random = new Random(seed * 31);
        return ReleaseSettings.standard(GateRun.secret(random.nextInt(100)))
                .unsafely(2 + random.nextInt(3), random.nextInt(4) > 0, random.nextInt(4) > 0);
    }

    private static Set<PlainUnit> plainly(Map<String, Publish> units) {
        Set<PlainUnit> plain = new HashSet<>();
        for (Publish publish : units.values()) {
            Unit unit = publish.unit();
            Set<String> traces = publish.members().stream().map(Member::trace).collect(Collectors.toSet());
            plain.add(new PlainUnit(unit.getLane(), unit.getSteps(), unit.getWindowEnd(), traces));
        }
        return plain;
    }

    /** Units and withdrawals, in order. */
    private static List<ReleaseDecision> essence(GateRun run) {
        return run.decisions.stream()
                .filter(decision -> decision instanceof Publish || decision instanceof Withdraw)
                .toList();
    }

    /** The last clock of each lane. */
    private static Map<String, Long> clocks(GateRun run) {
        Map<String, Long> clocks = new HashMap<>();
        run.decisions(PassClock.class)
                .forEach(pass -> clocks.put(pass.clock().getLane(), pass.clock().getThrough()));
        return clocks;
    }

    private static void count(History history, GateRun run, ReleaseChecker checker) {
        for (String what : List.of("late trace", "duplicate", "suspension", "retraction", "leaver", "merge", "close")) {
            often(what, history.happened().contains(what));
        }
        often("publication", !checker.published.isEmpty());
        often("withdrawal", checker.live.size() < checker.published.size());
        often("drop", run.decisions(ReleaseDecision.Settle.class).size() > 0);
        often(
                "several cohorts in a cut",
                checker.published.values().stream()
                        .anyMatch(publish -> checker.published.values().stream()
                                        .filter(other -> other.unit()
                                                .getCut()
                                                .equals(publish.unit().getCut()))
                                        .count()
                                > 1));
        assertThat(run.decisions(GoOn.class)).isEmpty();
    }

    /** A run in which this occurred in fewer than a tenth of the histories proves nothing. */
    private static void often(String what, boolean happened) {
        Statistics.label(what).collect(happened);
        Statistics.label(what).coverage(coverage -> coverage.check(true).percentage(share -> share >= OFTEN));
    }
}
