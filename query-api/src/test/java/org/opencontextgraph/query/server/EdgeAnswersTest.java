package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencontextgraph.query.server.TestApi.summary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.query.server.context.DurationGrid;

/** Times of one edge. */
class EdgeAnswersTest {
    private static final List<String> STEPS = List.of("a", "b", "c", "d");
    private static final int WORLDS = 12;

    @SuppressWarnings("NullAway.Init")
    private static TestApi api;

    @BeforeAll
    static void start() throws Exception {
        api = TestApi.gated();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    /** In buckets, of one pair of steps; any of them may be missing. */
    private record Quantiles(
            @Nullable Integer p10,
            @Nullable Integer p25,
            @Nullable Integer p75,
            @Nullable Integer p90) {
        static Quantiles any(Random random) {
            List<Integer> sorted = random.ints(4, 15, 46).sorted().boxed().toList();
            return switch (random.nextInt(3)) {
                case 0 -> new Quantiles(null, null, null, null);
                case 1 -> new Quantiles(null, sorted.get(1), sorted.get(2), null);
                default -> new Quantiles(sorted.get(0), sorted.get(1), sorted.get(2), sorted.get(3));
            };
        }
    }

    /** @param quantiles one for each pair that counts */
    private record Cut(List<TestUnit> units, List<Quantiles> quantiles) {
        List<String> steps() {
            return units.getFirst().steps();
        }

        boolean isWhole() {
            return units.getFirst().kind() == TestUnit.Kind.WHOLE;
        }

        boolean isForAll() {
            return units.getFirst().scope().equals("everyone");
        }

        long support() {
            return units.stream().mapToLong(TestUnit::count).sum();
        }

        /** Of the pair, if it counts. */
        Stream<Quantiles> of(String source, String target) {
            int from = steps().size() - quantiles.size();
            return Stream.iterate(from, to -> to < steps().size(), to -> to + 1)
                    .filter(to -> steps().get(to - 1).equals(source)
                            && steps().get(to).equals(target))
                    .map(to -> quantiles.get(to - from));
        }

        String timing() {
            String arrays = Stream.of(
                            quantiles.stream().map(Quantiles::p10),
                            quantiles.stream().map(Quantiles::p25),
                            quantiles.stream().map(Quantiles::p75),
                            quantiles.stream().map(Quantiles::p90))
                    .map(each -> each.map(String::valueOf).collect(Collectors.joining(",", "'{", "}'")))
                    .collect(Collectors.joining(", "));
            String row = units.getFirst().timing(null, 30, 30, null).replace("'{}', '{}', '{}', '{}'", arrays);
            return isWhole() ? row : row.replace("'L0'", "'L1'").replace("true, true", "false, false");
        }

        static Cut any(Random random, String process, String name) {
            List<String> steps = new ArrayList<>(STEPS);
            Collections.shuffle(steps, random);
            String[] sequence = steps.subList(0, 2 + random.nextInt(3)).toArray(String[]::new);
            String scope = random.nextInt(4) == 0 ? "group:crew" : "everyone";
            boolean piece = random.nextInt(3) == 0;
            List<TestUnit> units = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                long count = 5L + random.nextInt(20);
                TestUnit unit =
                        piece ? TestUnit.transition(scope, count, sequence) : TestUnit.of(scope, count, sequence);
                units.add(unit.taking(null, 25 + random.nextInt(11)).inCut(name).inProcess(process));
            }
            return new Cut(
                    units,
                    Stream.generate(() -> Quantiles.any(random))
                            .limit(piece ? 1 : sequence.length - 1)
                            .toList());
        }
    }

    @Test
    void shouldCombineWhatAllCutsWithTheEdgePublishedAsAPlainModelDoes() throws Exception {
        List<String> all = new ArrayList<>();
        for (int world = 0; world < WORLDS; world++) {
            Random random = new Random(world);
            List<Cut> cuts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                cuts.add(Cut.any(random, "world" + world, world + " " + i));
            }
            for (Cut cut : cuts) {
                api.release(cut.units().toArray(TestUnit[]::new));
                api.database.run(cut.timing());
            }
            for (String source : STEPS) {
                for (String target : STEPS) {
                    String path = "/api/v1/analytics/processes/world%d/graph/edge?source=%s&target=%s"
                            .formatted(world, source, target);
                    String expected = model(cuts, source, target, Cut::isForAll);
                    all.add(expected);
                    assertThat(told(api.read(path))).as(path).isEqualTo(expected);
                    assertThat(told(api.read(path, "crew"))).as(path).isEqualTo(model(cuts, source, target, _ -> true));
                    assertThat(told(api.read(path + "&without=d")))
                            .as(path)
                            .isEqualTo(model(cuts, source, target, EdgeAnswersTest::isForAllWholeAndWithoutD));
                }
            }
        }
        assertThat(all).contains("nothing");
        assertThat(all).filteredOn(told -> told.matches("(\\d+ ?){5}")).hasSizeGreaterThan(WORLDS / 2);
        assertThat(all).filteredOn(told -> told.matches("(\\d+ ){3}null null")).hasSizeGreaterThan(WORLDS / 2);
        assertThat(all)
                .filteredOn(told -> told.endsWith(" null null null null"))
                .hasSizeGreaterThan(WORLDS / 2);
    }

    private static boolean isForAllWholeAndWithoutD(Cut cut) {
        return cut.isForAll() && cut.isWhole() && !cut.steps().contains("d");
    }

    /** Median, p25, p75, p10, p90; every entry says its bucket once, and the lower one in the middle is taken. */
    private static String model(List<Cut> cuts, String source, String target, Predicate<Cut> seen) {
        List<Integer> medians = new ArrayList<>();
        List<Integer> p10 = new ArrayList<>();
        List<Integer> p25 = new ArrayList<>();
        List<Integer> p75 = new ArrayList<>();
        List<Integer> p90 = new ArrayList<>();
        cuts.stream()
                .filter(seen)
                .forEach(cut -> cut.of(source, target).forEach(published -> {
                    cut.units().forEach(unit -> say(medians, unit.gap(), unit.count()));
                    say(p10, published.p10(), cut.support());
                    say(p25, published.p25(), cut.support());
                    say(p75, published.p75(), cut.support());
                    say(p90, published.p90(), cut.support());
                }));
        if (medians.isEmpty()) {
            return "nothing";
        }
        String told = seconds(medians);
        if (p25.isEmpty() || middle(p25) > middle(medians) || middle(medians) > middle(p75)) {
            return told + " null null null null";
        }
        told += " " + seconds(p25) + " " + seconds(p75);
        return p10.isEmpty() || middle(p10) > middle(p25) || middle(p75) > middle(p90)
                ? told + " null null"
                : told + " " + seconds(p10) + " " + seconds(p90);
    }

    private static void say(List<Integer> all, @Nullable Integer bucket, long often) {
        if (bucket != null) {
            all.addAll(Collections.nCopies((int) often, bucket));
        }
    }

    private static int middle(List<Integer> buckets) {
        return buckets.stream().sorted().toList().get((buckets.size() - 1) / 2);
    }

    private static String seconds(List<Integer> buckets) {
        return String.valueOf(DurationGrid.seconds(middle(buckets)));
    }

    private static String told(JsonNode answer) {
        JsonNode times = answer.path("times");
        return times.isNull()
                ? "nothing"
                : Stream.of("median_seconds", "p25_seconds", "p75_seconds", "p10_seconds", "p90_seconds")
                        .map(name -> times.path(name).asText())
                        .collect(Collectors.joining(" "));
    }

    @Test
    void shouldSayOfAnEdgeWhatTheGraphSaysOfIt() throws Exception {
        api.release(
                TestUnit.of("everyone", 9, "a", "b", "c").taking(30, 20).inProcess("same"),
                TestUnit.of("group:crew", 9, "b", "a").taking(30, 20).inProcess("same"),
                TestUnit.of("everyone", 4, "c", "a").taking(30, 20).inProcess("same"));
        String graph = "/api/v1/analytics/processes/same/graph";

        assertThat(summary(api.read(graph).path("edges"), "source", "target", "median_seconds"))
                .containsExactly("a b 42", "b c 42");
        assertThat(told(api.read(graph + "/edge?source=a&target=b"))).isEqualTo("42 null null null null");
        // forbidden, withheld and absent
        for (String edge : List.of("source=b&target=a", "source=c&target=a", "source=x&target=y")) {
            assertThat(told(api.read(graph + "/edge?" + edge))).as(edge).isEqualTo("nothing");
        }
        assertThat(told(api.read(graph + "/edge?source=b&target=a", "crew"))).isEqualTo("42 null null null null");
    }
}
