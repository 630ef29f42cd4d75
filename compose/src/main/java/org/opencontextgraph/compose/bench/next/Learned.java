package org.opencontextgraph.compose.bench.next;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opencontextgraph.query.server.suggest.Mark;
import org.opencontextgraph.query.server.suggest.NextSteps;
import org.opencontextgraph.query.server.suggest.Shown;
import org.opencontextgraph.query.server.suggest.StepModel;

/** A model that has learned, and is asked what comes after the beginning of a case. */
final class Learned {
    private final List<StepModel> model;
    private final Shown shown;
    private final int order;
    private final Map<List<String>, NextSteps> answers = new HashMap<>();

    /** @param order how far it looks back, at most */
    Learned(StepModel model, Shown shown, int order) {
        this.model = List.of(model);
        this.shown = shown;
        this.order = order;
    }

    static Learned variableOrder(StepModel model, Shown shown) {
        return new Learned(model, shown, NextSteps.LONGEST_CONTEXT);
    }

    static Learned firstOrder(StepModel model, Shown shown) {
        return new Learned(model, shown, 1);
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
