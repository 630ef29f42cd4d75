package org.opencontextgraph.compose.bench.next;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opencontextgraph.compose.bench.release.Setting;
import org.opencontextgraph.query.server.suggest.Fading;
import org.opencontextgraph.query.server.suggest.UnitSteps;
import org.opencontextgraph.streams.release.ReleaseSettings;

/** The fixed protocol on one log. */
public final class NextBench {
    private static final List<Integer> QUORUMS = List.of(1, 5, 20);
    private static final int USUAL = 5;
    private static final Duration FOUR_WEEKS = Duration.ofDays(28);

    private final SplitLog log;
    private final List<Case> known;
    private final List<Case> asked;

    private NextBench(SplitLog log, List<Case> known, List<Case> asked) {
        this.log = log;
        this.known = known;
        this.asked = asked;
    }

    /** Chooses on the validation part; then learns the training and the validation part, and is scored on the test part. */
    public static NextFigures test(SplitLog log) {
        return new NextBench(log, log.known(), log.test()).figures();
    }

    /** Learns the training part, and is scored on the validation part; for whoever chooses anything. */
    public static NextFigures validation(SplitLog log) {
        return new NextBench(log, log.training(), log.validation()).figures();
    }

    private NextFigures figures() {
        return new NextFigures(asked.stream().mapToLong(it -> it.steps().size()).sum(), model(), gate());
    }

    private Map<String, Score> model() {
        List<UnitSteps> training = ModelAlone.units(log.training());
        Fading chosen = HalfLife.chosen(it ->
                Scoring.of(Learned.variableOrder(training, it, ModelAlone.sharedBy(USUAL)), it, log.validation()));
        List<UnitSteps> units = ModelAlone.units(known);
        Map<String, Score> scores = new LinkedHashMap<>();
        for (int k : QUORUMS) {
            scores.put(
                    "k" + k, Scoring.of(Learned.variableOrder(units, chosen, ModelAlone.sharedBy(k)), chosen, asked));
        }
        scores.put(
                "first_order",
                Scoring.of(Learned.firstOrder(units, chosen, ModelAlone.sharedBy(USUAL)), chosen, asked));
        scores.put(
                "k5_as_served",
                Scoring.of(
                        Learned.variableOrder(units, Fading.STANDARD, ModelAlone.sharedBy(USUAL)),
                        Fading.STANDARD,
                        asked));
        return scores;
    }

    private Map<String, Score> gate() {
        ReleaseSettings weekly = gate(USUAL, Setting.STANDARD.window());
        List<UnitSteps> training = ThroughGate.units(log.training(), weekly);
        Fading chosen = HalfLife.chosen(
                it -> Scoring.of(Learned.variableOrder(training, it, ThroughGate.ROUNDED), it, log.validation()));
        Map<String, Score> scores = new LinkedHashMap<>();
        for (int k : QUORUMS) {
            scores.put("k" + k, variableOrder(ThroughGate.units(known, gate(k, Setting.STANDARD.window())), chosen));
        }
        List<UnitSteps> usual = ThroughGate.units(known, weekly);
        scores.put("first_order", Scoring.of(Learned.firstOrder(usual, chosen, ThroughGate.ROUNDED), chosen, asked));
        scores.put("k5_28d", variableOrder(ThroughGate.units(known, gate(USUAL, FOUR_WEEKS)), chosen));
        scores.put("k5_as_served", variableOrder(usual, Fading.STANDARD));
        return scores;
    }

    private Score variableOrder(List<UnitSteps> units, Fading fading) {
        return Scoring.of(Learned.variableOrder(units, fading, ThroughGate.ROUNDED), fading, asked);
    }

    private static ReleaseSettings gate(int k, Duration window) {
        Setting setting = new Setting(Math.max(k, USUAL), window, Setting.STANDARD.m());
        return k == 1 ? setting.ungated() : setting.gate();
    }
}
