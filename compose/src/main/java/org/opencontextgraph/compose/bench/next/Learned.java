package org.opencontextgraph.compose.bench.next;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opencontextgraph.query.server.suggest.Fading;
import org.opencontextgraph.query.server.suggest.Mark;
import org.opencontextgraph.query.server.suggest.NextSteps;
import org.opencontextgraph.query.server.suggest.Shown;
import org.opencontextgraph.query.server.suggest.StepModel;
import org.opencontextgraph.query.server.suggest.UnitSteps;

/** A model that has learned, and is asked what comes after the beginning of a case. */
final class Learned {
    private final List<StepModel> model;
    private final Shown shown;
    private final int order;
    private final Map<List<String>, NextSteps> answers = new HashMap<>();

    /** @param order how far it looks back, at most */
    private Learned(Iterable<UnitSteps> units, Fading fading, Shown shown, int order) {
        StepModel learning = new StepModel(fading);
        units.forEach(learning::add);
        this.model = List.of(learning);
        this.shown = shown;
        this.order = order;
    }

    static Learned variableOrder(Iterable<UnitSteps> units, Fading fading, Shown shown) {
        return new Learned(units, fading, shown, NextSteps.LONGEST_CONTEXT);
    }

    static Learned firstOrder(Iterable<UnitSteps> units, Fading fading, Shown shown) {
        return new Learned(units, fading, shown, 1);
    }

    /** @param steps all steps of a case so far */
    NextSteps after(List<String> steps) {
        List<String> before = new ArrayList<>(order);
        if (steps.size() < order) {
            before.add(Mark.EDGE);
        }
        before.addAll(steps.subList(Math.max(0, steps.size() - order), steps.size()));
        return answers.computeIfAbsent(before, it -> NextSteps.after(it, model, shown));
    }
}
