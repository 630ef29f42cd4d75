package org.opencontextgraph.query.server.suggest;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A release unit, as far as the next step is concerned.
 *
 * @param unit its id
 * @param cut all units that were taken from one pool at one tick share it
 * @param k least number of persons in it
 * @param whole its steps are whole sequences (L0); else only the last pair was counted (L1), and the steps before are its
 *     context
 * @param begins the first of the steps is the first of its traces
 * @param ends the last of the steps is the last of its traces
 * @param windowEnd end of the window that published it, milliseconds since 1970
 * @param gaps medians between neighbouring steps, buckets of the grid: for a whole sequence all or none of them, for a
 *     transition its own or none
 */
public record UnitSteps(
        String unit,
        String cut,
        int k,
        boolean whole,
        List<String> steps,
        boolean begins,
        boolean ends,
        long count,
        long windowEnd,
        List<Integer> gaps) {
    public UnitSteps {
        steps = List.copyOf(steps);
        gaps = List.copyOf(gaps);
        if (count <= 0) {
            throw new IllegalArgumentException("a unit counts something");
        }
    }

    /** What followed what in this unit, in the order of its steps. */
    List<Transition> transitions() {
        List<String> way = new ArrayList<>(steps.size() + 2);
        if (begins) {
            way.add(Mark.EDGE);
        }
        way.addAll(steps);
        if (ends) {
            way.add(Mark.EDGE);
        }
        List<Transition> transitions = new ArrayList<>();
        int first = whole ? 1 : way.size() - 1;
        for (int next = first; next < way.size(); next++) {
            transitions.add(new Transition(way.subList(0, next), way.get(next), gap(next, way.size())));
        }
        return transitions;
    }

    /** A gap lies between two steps; none leads from the beginning or to the end. */
    private OptionalInt gap(int next, int size) {
        int source = next - 1 - (begins ? 1 : 0);
        boolean betweenSteps = source >= 0 && !(ends && next == size - 1);
        if (gaps.isEmpty() || !betweenSteps) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(gaps.get(whole ? source : gaps.size() - 1));
    }
}
