package org.opencontextgraph.query.server.context;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts variants together that run alike; after the gate, of released rows alone.
 *
 * <p>Variants are taken by their shown count, the most frequent first, ties by id. Each joins the most frequent
 * representative that it is like, or else becomes one itself. Alike are two variants that, with {@link LoopFolding loops
 * folded}, have a trigram in common and are at most two edits apart. (For seven steps or more the first follows from the
 * second; shorter ones could otherwise be alike without anything in common.) So every variant is in exactly one family, within
 * two edits of its representative, and the outcome does not depend on the order in which variants come.
 */
final class VariantFamilies {
    static final int MOST_EDITS = 2;
    /** What is rarer than so many variants is compared with none, and a family of its own. */
    static final int MOST_COMPARED = 5_000;

    /**
     * @param sum of the counts of its units
     * @param k the largest of its units
     * @param shown what of the sum may be shown
     */
    record Variant(String variant, List<String> steps, long sum, int k, long shown) {
        static final Comparator<Variant> MOST_FREQUENT_FIRST =
                Comparator.comparingLong(Variant::shown).reversed().thenComparing(Variant::variant);
    }

    /** @param members the representative first */
    record Family(List<Variant> members) {
        Variant representative() {
            return members.getFirst();
        }

        /** Added up first, then rounded. */
        long shown(Rounding rounding) {
            return rounding.shown(
                    members.stream().mapToLong(Variant::sum).sum(),
                    members.stream().mapToInt(Variant::k).max().orElseThrow());
        }
    }

    /** @param comparisons how often two sequences were compared step by step */
    record Outcome(List<Family> families, long comparisons) {}

    private VariantFamilies() {}

    /** Families by their representatives, the most frequent first. */
    static Outcome of(List<Variant> variants) {
        List<Variant> sorted =
                variants.stream().sorted(Variant.MOST_FREQUENT_FIRST).toList();
        List<Variant> compared = sorted.subList(0, Math.min(MOST_COMPARED, sorted.size()));
        Map<List<Integer>, List<Variant>> byForm = byForm(compared);
        List<List<Variant>> sameForm = List.copyOf(byForm.values());
        List<int[]> forms = byForm.keySet().stream()
                .map(form -> form.stream().mapToInt(Integer::intValue).toArray())
                .toList();
        Trigrams trigrams = new Trigrams(forms);
        Map<Integer, List<Variant>> families = new LinkedHashMap<>();
        long comparisons = 0;
        for (int form = 0; form < forms.size(); form++) {
            int joined = form;
            for (int candidate : trigrams.candidates(form)) {
                comparisons++;
                if (EditDistance.isWithin(MOST_EDITS, forms.get(candidate), forms.get(form))) {
                    joined = candidate;
                    break;
                }
            }
            if (joined == form) {
                trigrams.add(form);
            }
            families.computeIfAbsent(joined, _ -> new ArrayList<>()).addAll(sameForm.get(form));
        }
        List<Family> found = new ArrayList<>();
        families.values().forEach(members -> {
            members.sort(Variant.MOST_FREQUENT_FIRST);
            found.add(new Family(List.copyOf(members)));
        });
        sorted.subList(compared.size(), sorted.size()).forEach(rare -> found.add(new Family(List.of(rare))));
        return new Outcome(List.copyOf(found), comparisons);
    }

    /** Variants that differ in loops only are together; forms and variants the most frequent first. */
    private static Map<List<Integer>, List<Variant>> byForm(List<Variant> sorted) {
        Map<List<Integer>, List<Variant>> byForm = new LinkedHashMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (Variant variant : sorted) {
            int[] steps = variant.steps().stream()
                    .mapToInt(step -> numbers.computeIfAbsent(step, _ -> numbers.size()))
                    .toArray();
            List<Integer> form =
                    Arrays.stream(LoopFolding.folded(steps)).boxed().toList();
            byForm.computeIfAbsent(form, _ -> new ArrayList<>()).add(variant);
        }
        return byForm;
    }
}
