package org.opencontextgraph.query.server.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opencontextgraph.query.server.context.VariantFamilies.Family;
import org.opencontextgraph.query.server.context.VariantFamilies.Variant;

class VariantFamiliesTest {
    @Property(tries = 300)
    void shouldFindWhatComparingEverythingFinds(@ForAll long seed) {
        List<Variant> variants = variations(seed, 4, 30);

        assertThat(ids(VariantFamilies.of(variants).families())).isEqualTo(PlainFamilies.of(variants));
    }

    @Property(tries = 100)
    void shouldHaveEveryVariantInExactlyOneFamilyNearItsRepresentative(@ForAll long seed) {
        List<Variant> variants = variations(seed, 5, 60);

        List<Family> families = VariantFamilies.of(variants).families();

        assertThat(families.stream().flatMap(family -> family.members().stream()))
                .containsExactlyInAnyOrderElementsOf(variants);
        assertThat(families)
                .allSatisfy(family -> assertThat(family.members())
                        .isSortedAccordingTo(Variant.MOST_FREQUENT_FIRST)
                        .allMatch(member -> PlainFamilies.areAlike(
                                member.steps(), family.representative().steps())));
    }

    @Property(tries = 100)
    void shouldNotDependOnTheOrderInWhichVariantsCome(@ForAll long seed) {
        List<Variant> variants = variations(seed, 5, 60);
        List<Variant> shuffled = new ArrayList<>(variants);
        Collections.shuffle(shuffled, new Random(seed + 1));

        assertThat(VariantFamilies.of(shuffled)).isEqualTo(VariantFamilies.of(variants));
    }

    @Test
    void shouldAddUpBeforeItRounds() {
        List<Family> families = VariantFamilies.of(List.of(
                        variant("1", 8, 5, "a", "b", "c", "d"),
                        variant("2", 7, 5, "a", "b", "d"),
                        variant("3", 11, 10, "a", "b", "c", "b", "c", "d"),
                        variant("4", 100, 5, "x", "y", "z")))
                .families();

        assertThat(families)
                .extracting(family -> family.representative().variant(), family -> family.shown(Rounding.TO_K))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("4", 100L), org.assertj.core.groups.Tuple.tuple("3", 20L));
    }

    @Test
    void shouldNotCallShortOnesAlikeThatHaveNothingInCommon() {
        List<Variant> variants = List.of(
                variant("1", 5, 5, "a"),
                variant("2", 5, 5, "b"),
                variant("3", 5, 5, "c", "d"),
                variant("4", 5, 5, "e", "f"),
                variant("5", 5, 5, "c", "d", "d", "f"));

        assertThat(ids(VariantFamilies.of(variants).families()))
                .containsExactlyInAnyOrder(Set.of("1"), Set.of("2"), Set.of("3", "5"), Set.of("4"));
    }

    @Test
    void shouldCompareEachOf5000VariantsWithAFewOnly() {
        // Given: 500 ways to work, each with variations
        List<Variant> variants = variations(7, 500, 5_000);

        // When
        VariantFamilies.Outcome outcome = VariantFamilies.of(variants);

        // Then: not with the 5,000 others
        assertThat(outcome.comparisons()).isLessThan(5_000 * 20);
        assertThat(outcome.families()).hasSizeBetween(500, 4_500);
    }

    @Test
    @Timeout(20)
    void shouldEndSoonEvenWhenEverythingLooksAlike() {
        // Given: all trigrams are common, and hardly two sequences are near each other
        Random random = new Random(7);
        List<Variant> variants = IntStream.range(0, 5_000)
                .mapToObj(i -> variant(
                        "v" + i,
                        5 + random.nextInt(40),
                        5,
                        IntStream.range(0, 60)
                                .mapToObj(_ -> "s" + random.nextInt(5))
                                .toArray(String[]::new)))
                .toList();

        // When, Then
        assertThat(VariantFamilies.of(variants).families()).hasSizeGreaterThan(4_000);
    }

    @Test
    void shouldLeaveWhatIsBeyondTheBoundOnItsOwn() {
        // Given: the rarest would be alike to the most frequent
        List<Variant> variants = new ArrayList<>();
        for (int i = 0; i < VariantFamilies.MOST_COMPARED; i++) {
            variants.add(variant("v" + i, 1_000_000 - 5L * i, 5, "a" + i, "b" + i, "c" + i));
        }
        variants.add(variant("rare", 5, 5, "a0", "b0", "c0", "d"));

        // When, Then
        assertThat(VariantFamilies.of(variants).families())
                .hasSize(VariantFamilies.MOST_COMPARED + 1)
                .last()
                .satisfies(
                        family -> assertThat(family.representative().variant()).isEqualTo("rare"));
    }

    /** Some long sequences over few labels, and many that a few edits or loops make of them. */
    private static List<Variant> variations(long seed, int origins, int count) {
        Random random = new Random(seed);
        int labels = 3 + random.nextInt(10);
        List<List<String>> made = new ArrayList<>();
        for (int i = 0; i < origins; i++) {
            made.add(IntStream.rangeClosed(0, random.nextInt(25))
                    .mapToObj(_ -> "s" + random.nextInt(labels))
                    .toList());
        }
        Set<List<String>> distinct = new HashSet<>(made);
        while (made.size() < count) {
            List<String> steps = new ArrayList<>(made.get(random.nextInt(made.size())));
            int at = random.nextInt(steps.size());
            switch (random.nextInt(4)) {
                case 0 -> steps.add(at, "s" + random.nextInt(labels));
                case 1 -> steps.set(at, "s" + random.nextInt(labels));
                case 2 -> steps.addAll(at, List.copyOf(steps.subList(at, Math.min(steps.size(), at + 3))));
                default -> {
                    if (steps.size() > 1) {
                        steps.remove(at);
                    }
                }
            }
            if (steps.size() < 60 && (distinct.add(steps) || random.nextInt(50) == 0)) {
                made.add(steps);
            }
        }
        List<List<String>> all = made.stream().distinct().toList();
        return IntStream.range(0, all.size())
                .mapToObj(i ->
                        variant("v" + i, 5 + random.nextInt(40), 5, all.get(i).toArray(String[]::new)))
                .toList();
    }

    private static Variant variant(String id, long sum, int k, String... steps) {
        return new Variant(id, List.of(steps), sum, k, Rounding.TO_K.shown(sum, k));
    }

    private static Set<Set<String>> ids(List<Family> families) {
        return families.stream()
                .map(family -> new TreeSet<>(
                        family.members().stream().map(Variant::variant).toList()))
                .collect(Collectors.toSet());
    }
}
