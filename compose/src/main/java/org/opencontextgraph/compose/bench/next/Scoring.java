package org.opencontextgraph.compose.bench.next;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opencontextgraph.query.server.context.DurationGrid;
import org.opencontextgraph.query.server.suggest.Fading;
import org.opencontextgraph.query.server.suggest.Mark;
import org.opencontextgraph.query.server.suggest.NextSteps;
import org.opencontextgraph.query.server.suggest.NextSteps.Likely;

/** Asks after every prefix of every case, and keeps the score. */
final class Scoring {
    private static final double DAY = Duration.ofDays(1).toMillis();
    private static final int BINS = 10;
    private static final String NOTHING = "";

    private long questions;
    private long right;
    private long amongThree;
    private long silent;
    private long timed;
    private double error;
    private final double[] confidence = new double[BINS];
    private final long[] rightIn = new long[BINS];
    private final Map<String, Long> truths = new TreeMap<>();
    private final Map<String, Long> answers = new TreeMap<>();
    private final Map<String, Long> hits = new TreeMap<>();

    private Scoring() {}

    static Score of(Learned model, Fading fading, List<Case> cases) {
        Scoring scoring = new Scoring();
        for (Case one : cases) {
            for (int known = 1; known <= one.steps().size(); known++) {
                NextSteps after = model.after(one.steps().subList(0, known));
                boolean ends = known == one.steps().size();
                scoring.take(after, ends ? Mark.EDGE : one.steps().get(known));
                if (!ends) {
                    scoring.time(after, one.times().get(known) - one.times().get(known - 1));
                }
            }
        }
        return scoring.score(HalfLife.inDays(fading));
    }

    private void take(NextSteps after, String truth) {
        questions++;
        truths.merge(truth, 1L, Long::sum);
        if (!after.enough()) {
            silent++;
        }
        if (after.likely().isEmpty()) {
            answers.merge(NOTHING, 1L, Long::sum);
            return;
        }
        Likely first = after.likely().getFirst();
        boolean hit = first.step().equals(truth);
        answers.merge(first.step(), 1L, Long::sum);
        int bin = Math.min(BINS - 1, (int) (BINS * first.probability()));
        confidence[bin] += first.probability();
        if (hit) {
            right++;
            rightIn[bin]++;
            hits.merge(truth, 1L, Long::sum);
        }
        if (after.likely().stream().limit(3).anyMatch(likely -> likely.step().equals(truth))) {
            amongThree++;
        }
    }

    private void time(NextSteps after, long millis) {
        timed++;
        double foreseen = after.gap().isPresent()
                ? 1000.0 * DurationGrid.seconds(after.gap().getAsInt())
                : 0;
        error += Math.abs(millis - foreseen) / DAY;
    }

    private Score score(double halfLifeDays) {
        double ece = 0;
        for (int bin = 0; bin < BINS; bin++) {
            ece += Math.abs(rightIn[bin] - confidence[bin]);
        }
        double f1 = 0;
        for (var truth : truths.entrySet()) {
            double hit = hits.getOrDefault(truth.getKey(), 0L);
            double said = answers.getOrDefault(truth.getKey(), 0L);
            f1 += truth.getValue() * 2 * hit / (truth.getValue() + said);
        }
        return new Score(
                share(right),
                share(amongThree),
                f1 / questions,
                ece / questions,
                error / Math.max(1, timed),
                share(silent),
                halfLifeDays);
    }

    private double share(long part) {
        return (double) part / questions;
    }
}
