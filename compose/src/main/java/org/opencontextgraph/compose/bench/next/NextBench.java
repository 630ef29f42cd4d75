package org.opencontextgraph.compose.bench.next;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opencontextgraph.compose.bench.release.Setting;
import org.opencontextgraph.query.server.suggest.StepModel;
import org.opencontextgraph.streams.release.ReleaseSettings;

/** The fixed protocol on one log. */
public final class NextBench {
    private static final List<Integer> QUORUMS = List.of(1, 5, 20);
    private static final int USUAL = 5;
    private static final Duration FOUR_WEEKS = Duration.ofDays(28);

    private final List<Case> known;
    private final List<Case> asked;

    private NextBench(List<Case> known, List<Case> asked) {
        this.known = known;
        this.asked = asked;
    }

    /** Learns the training and the validation part, and is scored on the test part: nothing is left to be chosen. */
    public static NextFigures test(SplitLog log) {
        return new NextBench(log.known(), log.test()).figures();
    }

    /** Learns the training part, and is scored on the validation part; for whoever chooses anything. */
    public static NextFigures validation(SplitLog log) {
        return new NextBench(log.training(), log.validation()).figures();
    }

    private NextFigures figures() {
        return new NextFigures(asked.stream().mapToLong(it -> it.steps().size()).sum(), model(), gate());
    }

    private Map<String, Score> model() {
        StepModel model = ModelAlone.of(known);
        Map<String, Score> scores = new LinkedHashMap<>();
        for (int k : QUORUMS) {
            scores.put("k" + k, Scoring.of(Learned.variableOrder(model, ModelAlone.sharedBy(k)), asked));
        }
        scores.put("first_order", Scoring.of(Learned.firstOrder(model, ModelAlone.sharedBy(USUAL)), asked));
        return scores;
    }

    private Map<String, Score> gate() {
        Map<String, Score> scores = new LinkedHashMap<>();
        for (int k : QUORUMS) {
            scores.put("k" + k, variableOrder(gate(k, Setting.STANDARD.window())));
        }
        scores.put("k" + USUAL + "_28d", variableOrder(gate(USUAL, FOUR_WEEKS)));
        StepModel usual = ThroughGate.of(known, Setting.STANDARD.gate());
        scores.put("first_order", Scoring.of(Learned.firstOrder(usual, ThroughGate.ROUNDED), asked));
        return scores;
    }

    private Score variableOrder(ReleaseSettings gate) {
        return Scoring.of(Learned.variableOrder(ThroughGate.of(known, gate), ThroughGate.ROUNDED), asked);
    }

    private static ReleaseSettings gate(int k, Duration window) {
        Setting setting = new Setting(Math.max(k, USUAL), window, Setting.STANDARD.m());
        return k == 1 ? setting.ungated() : setting.gate();
    }
}
