package org.opencontextgraph.query.materializer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.CutTiming;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Quantiles;
import org.opencontextgraph.schema.message.Suspended;
import org.opencontextgraph.schema.message.Unit;

/** Why a message about a unit or a cut can be no row; null when it can. Reasons name the field and never what it holds. */
final class ReleaseLimits {
    private ReleaseLimits() {}

    static @Nullable String problem(String key, Unit unit) {
        String problem = Limits.first(
                key.equals(unit.getUnit()) ? null : "key is not the unit",
                Limits.problem("unit", unit.getUnit(), Limits.ID),
                Limits.problem("cut", unit.getCut(), Limits.ID),
                unit.getCount() < 1 ? "count is below 1" : null,
                unit.getK() < 1 ? "k is below 1" : null,
                source(unit.getLane(), unit.getScope(), unit.getProcess(), unit.getWindowEnd()),
                sequence(unit.getLevel(), unit.getSteps(), unit.getBegins(), unit.getEnds()),
                gaps(unit.getGaps().size(), unit.getLevel(), unit.getSteps(), unit.getEnds()),
                Limits.bucketProblem("total", unit.getTotal()));
        for (Integer gap : unit.getGaps()) {
            problem = problem == null ? Limits.bucketProblem("a gap", gap) : problem;
        }
        return problem;
    }

    static @Nullable String problem(String key, CutTiming timing) {
        String problem = Limits.first(
                key.equals(timing.getCut()) ? null : "key is not the cut",
                Limits.problem("cut", timing.getCut(), Limits.ID),
                source(timing.getLane(), timing.getScope(), timing.getProcess(), timing.getWindowEnd()),
                sequence(timing.getLevel(), timing.getSteps(), timing.getBegins(), timing.getEnds()),
                gaps(timing.getGaps().size(), timing.getLevel(), timing.getSteps(), timing.getEnds()),
                timing.getTotal() == null ? null : problem(timing.getTotal()));
        for (Quantiles gap : timing.getGaps()) {
            problem = problem == null ? problem(gap) : problem;
        }
        return problem;
    }

    static @Nullable String problem(String key, Suspended hidden) {
        return Limits.first(
                key.equals(hidden.getId()) ? null : "key is not the id",
                Limits.problem("id", hidden.getId(), Limits.ID));
    }

    private static @Nullable String source(String lane, String scope, String process, long windowEnd) {
        return Limits.first(
                Limits.problem("lane", lane, Limits.ID),
                Limits.scopeProblem(scope),
                Limits.problem("process", process, Limits.ID),
                Limits.problem("windowEnd", windowEnd));
    }

    private static @Nullable String sequence(Level level, List<String> steps, boolean begins, boolean ends) {
        if (steps.isEmpty()) {
            return "no steps";
        }
        if (level == Level.L1 && steps.size() == 1 && !begins && !ends) {
            return "a transition that comes from nowhere";
        }
        for (String step : steps) {
            String problem = Limits.problem("step", step, Limits.STEP);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    /** None at all is a unit of a gate that measured no times. */
    private static @Nullable String gaps(int gaps, Level level, List<String> steps, boolean ends) {
        return gaps == 0 || gaps == UnitEdges.pairs(level, steps, ends) ? null : "gaps do not fit the steps";
    }

    private static @Nullable String problem(Quantiles quantiles) {
        return Limits.first(
                Limits.bucketProblem("p10", quantiles.getP10()),
                Limits.bucketProblem("p25", quantiles.getP25()),
                Limits.bucketProblem("p75", quantiles.getP75()),
                Limits.bucketProblem("p90", quantiles.getP90()));
    }
}
