package org.opencontextgraph.compose.privacy.attack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gauss–Jordan over the cells: brings all statements to the equations that say the least each. A cell that can be computed at
 * all, by whatever sum and difference, comes out as an equation of its own. Arithmetic is modulo a large prime: a cell that
 * integers determine is determined there.
 */
final class Elimination {
    private static final long PRIME = 2_147_483_647L;

    private final long mostSteps;
    private final Map<Integer, TreeMap<Integer, Long>> byPivot = new HashMap<>();
    private long steps;

    Elimination(long mostSteps) {
        this.mostSteps = mostSteps;
    }

    /** Adds an equation; returns false when there was no work left for it. */
    boolean add(List<Integer> cells) {
        TreeMap<Integer, Long> equation = new TreeMap<>();
        cells.forEach(cell -> equation.put(cell, 1L));
        for (int cell : cells) {
            TreeMap<Integer, Long> known = byPivot.get(cell);
            if (known != null) {
                subtract(equation, known, cell);
            }
        }
        if (equation.isEmpty()) {
            return steps < mostSteps;
        }
        int pivot = equation.firstKey();
        long inverse = inverse(equation.firstEntry().getValue());
        equation.replaceAll((_, coefficient) -> coefficient * inverse % PRIME);
        for (TreeMap<Integer, Long> other : byPivot.values()) {
            if (other.containsKey(pivot)) {
                subtract(other, equation, pivot);
            }
        }
        byPivot.put(pivot, equation);
        return steps < mostSteps;
    }

    /** The cells of each equation. */
    List<Set<Integer>> equations() {
        List<Set<Integer>> found = new ArrayList<>();
        byPivot.values().forEach(it -> found.add(it.keySet()));
        return found;
    }

    /** Takes as much of {@code known} as makes {@code pivot} vanish. */
    private void subtract(Map<Integer, Long> equation, Map<Integer, Long> known, int pivot) {
        long times = equation.getOrDefault(pivot, 0L);
        if (times == 0) {
            return;
        }
        steps += known.size();
        known.forEach((cell, coefficient) -> {
            long left = (equation.getOrDefault(cell, 0L) + PRIME - times * coefficient % PRIME) % PRIME;
            if (left == 0) {
                equation.remove(cell);
            } else {
                equation.put(cell, left);
            }
        });
    }

    private static long inverse(long value) {
        long result = 1;
        long base = value % PRIME;
        for (long exponent = PRIME - 2; exponent > 0; exponent >>= 1) {
            result = (exponent & 1) == 1 ? result * base % PRIME : result;
            base = base * base % PRIME;
        }
        return result;
    }
}
