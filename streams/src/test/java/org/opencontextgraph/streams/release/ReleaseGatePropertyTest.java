package org.opencontextgraph.streams.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.streams.release.ReleaseDecision.Publish;

/** RELEASE.md, "How we know", over random histories. */
class ReleaseGatePropertyTest {
    static final double OFTEN = 10;

    /** What a campaign has to have met. */
    static final List<String> EVENTS = List.of(
            "late trace",
            "duplicate",
            "suspension",
            "resumption",
            "retraction",
            "leaver",
            "merge",
            "undo of a merge",
            "sweep",
            "close",
            "epoch",
            "withdrawn epoch",
            "publication",
            "L1 publication",
            "withdrawal",
            "survivor re-release",
            "hidden",
            "shown again",
            "timing row",
            "continued");

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void shouldReleaseWhatThePlainestGateWouldWithAnyBudgetAndAfterAnyRestart(@ForAll long seed) {
        Set<String> happened = HistoryCheck.everything(seed);
        EVENTS.forEach(event -> often(event, happened.contains(event)));
    }

    /** Two of a million: a person merged into themselves, and two who had left merged into one. */
    @ParameterizedTest
    @ValueSource(longs = {-525718612123150752L, 7369333848440406186L})
    void shouldDecideWhatWasRareOnce(long seed) {
        assertThat(HistoryCheck.everything(seed)).contains("merge");
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
                .filter(trace ->
                        !trace.getSteps().contains("other") && trace.getSteps().size() <= 256)
                .collect(Collectors.toMap(Trace::getTrace, trace -> trace, (first, again) -> first))
                .values()
                .stream()
                .collect(Collectors.groupingBy(
                        trace -> List.of(trace.getScope(), trace.getSteps()), Collectors.counting()));
        Map<List<Object>, Long> released = run.decisions(Publish.class).stream()
                .map(Publish::unit)
                .filter(unit -> unit.getLevel() == Level.L0)
                .collect(Collectors.groupingBy(
                        unit -> List.of(unit.getScope(), unit.getSteps()), Collectors.summingLong(Unit::getCount)));
        assertThat(released).isEqualTo(plain);
    }

    /** A run in which this occurred in fewer than a tenth of the histories proves nothing. */
    private static void often(String what, boolean happened) {
        Statistics.label(what).collect(happened);
        Statistics.label(what).coverage(coverage -> coverage.check(true).percentage(share -> share >= OFTEN));
    }
}
