package org.opencontextgraph.query.server.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.opencontextgraph.query.server.context.VariantFamilies.Variant;

/** The same families, thought as plainly as possible: everything is compared with everything, nothing is left out. */
final class PlainFamilies {
    private PlainFamilies() {}

    /** Ids of the members, family by family. */
    static Set<Set<String>> of(List<Variant> variants) {
        List<List<Variant>> families = new ArrayList<>();
        for (Variant variant :
                variants.stream().sorted(Variant.MOST_FREQUENT_FIRST).toList()) {
            families.stream()
                    .filter(family -> areAlike(family.getFirst().steps(), variant.steps()))
                    .findFirst()
                    .ifPresentOrElse(
                            family -> family.add(variant), () -> families.add(new ArrayList<>(List.of(variant))));
        }
        Set<Set<String>> ids = new java.util.HashSet<>();
        families.forEach(family ->
                ids.add(new TreeSet<>(family.stream().map(Variant::variant).toList())));
        return ids;
    }

    static boolean areAlike(List<String> left, List<String> right) {
        int[] one = folded(left);
        int[] other = folded(right);
        Set<List<Integer>> common = trigrams(one);
        common.retainAll(trigrams(other));
        return !common.isEmpty() && distance(one, other) <= 2;
    }

    /** Levenshtein's table, whole. */
    static int distance(int[] left, int[] right) {
        int[][] table = new int[left.length + 1][right.length + 1];
        for (int i = 0; i <= left.length; i++) {
            for (int j = 0; j <= right.length; j++) {
                if (i == 0 || j == 0) {
                    table[i][j] = i + j;
                } else {
                    int exchanged = table[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                    table[i][j] = Math.min(exchanged, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
                }
            }
        }
        return table[left.length][right.length];
    }

    private static int[] folded(List<String> steps) {
        return LoopFolding.folded(steps.stream().mapToInt(String::hashCode).toArray());
    }

    private static Set<List<Integer>> trigrams(int[] steps) {
        List<Integer> bordered = new ArrayList<>();
        bordered.add(Integer.MIN_VALUE);
        for (int step : steps) {
            bordered.add(step);
        }
        bordered.add(Integer.MIN_VALUE);
        Set<List<Integer>> trigrams = new java.util.HashSet<>();
        for (int i = 0; i + 3 <= bordered.size(); i++) {
            trigrams.add(List.copyOf(bordered.subList(i, i + 3)));
        }
        return trigrams;
    }
}
