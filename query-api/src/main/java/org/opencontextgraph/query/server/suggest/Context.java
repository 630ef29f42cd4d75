package org.opencontextgraph.query.server.suggest;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What a prediction looks back at: the last step, and what came in the {@code length - 1} places before it.
 *
 * <p>A <em>sequence</em> knows them in their order. A <em>set</em> knows only which there were, so that work whose order
 * is a matter of chance finds company earlier. The beginning is a place like a step.
 *
 * @param length places looked at, 0 … {@link #LONGEST}
 * @param sequence whether the order counts
 * @param steps of a sequence all of them; of a set the distinct ones in the order of their names, and behind them the last
 *     step
 */
record Context(int length, boolean sequence, List<String> steps) {
    static final int LONGEST = 8;
    /** No transition is published under more places; what looks further back was learned from whole sequences alone. */
    static final int REACH = 4;

    /** A set of fewer places is a sequence. */
    private static final int SHORTEST_SET = 3;

    static final Context NOTHING = new Context(0, true, List.of());

    /** Whether it is the longest sequence that transitions are published under. */
    boolean isReach() {
        return sequence && length == REACH;
    }

    /** All contexts of these steps, the one that says least first: ever longer, and a set before its sequence. */
    static List<Context> of(List<String> before) {
        List<Context> contexts = new ArrayList<>(2 * LONGEST);
        contexts.add(NOTHING);
        for (int length = 1; length <= Math.min(LONGEST, before.size()); length++) {
            List<String> places = before.subList(before.size() - length, before.size());
            if (length >= SHORTEST_SET) {
                contexts.add(new Context(length, false, set(places)));
            }
            contexts.add(new Context(length, true, List.copyOf(places)));
        }
        return contexts;
    }

    private static List<String> set(List<String> places) {
        List<String> set = new ArrayList<>(new TreeSet<>(places.subList(0, places.size() - 1)));
        set.add(places.getLast());
        return List.copyOf(set);
    }
}
