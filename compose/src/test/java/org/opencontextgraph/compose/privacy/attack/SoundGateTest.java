package org.opencontextgraph.compose.privacy.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.compose.e2e.LogTasks;
import org.opencontextgraph.compose.privacy.books.Occurrence;
import org.opencontextgraph.compose.privacy.books.TraceKey;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Unit;

/** No attack cries wolf: where the rules are kept, transitions and withdrawals included, none isolates fewer than k persons. */
class SoundGateTest {
    private static List<Task> receipt = List.of();

    @BeforeAll
    static void readTheLog() {
        receipt = LogTasks.of("receipt").stream()
                .map(it -> new Task(it.key(), it.steps(), it.times()))
                .toList();
    }

    @Test
    void shouldIsolateNobodyWhereTheRulesAreKept() {
        // Given sequences and transitions in cohorts, published twice, and three persons who leave
        SoundGate gate = new SoundGate();
        gate.publish(receipt.subList(0, 1_200));
        receipt.stream().map(Task::person).distinct().limit(3).forEach(gate::leave);
        gate.publish(receipt.subList(1_200, receipt.size()));

        // When
        List<Result> results = Attacks.on(gate.history(), Identities.NONE);

        // Then
        assertThat(gate.history().rows()).anyMatch(it -> it.row().getLevel() == Level.L1);
        assertThat(gate.history().sightings()).anyMatch(it -> !it.shown());
        assertThat(results)
                .allSatisfy(it -> assertThat(it.leaks()).as(it.attack()).isEmpty());
        assertThat(results).anyMatch(it -> it.smallest().orElse(0) == 5);
    }

    @Test
    void shouldLetSurvivorsHideAmongFreshPersonsOnly() {
        assertThat(leaksWithFresh(5)).isZero();
        assertThat(leaksWithFresh(4)).isPositive();
        assertThat(leaksWithFresh(0)).isPositive();
    }

    /** What a gate was content with is no excuse: an ungated instance isolates single persons. */
    @Test
    void shouldHoldEveryRowAgainstTheFloor() {
        Set<Occurrence> one = members(0, 1);
        Unit row = Unit.newBuilder(unit("u", one)).setK(1).build();

        List<Result> results =
                Attacks.on(PublishedHistory.of(List.of(new Sighting(0, true, row, one))), Identities.NONE);

        assertThat(results).anyMatch(it -> it.ofOne() > 0);
    }

    /** What was published under a smaller k was sound then, and stays so. */
    @Test
    void shouldHoldEachRowAgainstTheKOfItsEpoch() {
        Set<Occurrence> before = members(0, 5);
        Set<Occurrence> now = members(5, 15);
        Set<Occurrence> tooFew = members(15, 24);
        Sighting first = new Sighting(0, true, unit("u1", before), before);
        Sighting second = new Sighting(1, true, of10("u2", now), now);
        Sighting third = new Sighting(2, true, of10("u3", tooFew), tooFew);

        assertThat(Attacks.on(PublishedHistory.of(List.of(first, second)), Identities.NONE))
                .allSatisfy(it -> assertThat(it.leaks()).as(it.attack()).isEmpty());
        assertThat(Attacks.on(PublishedHistory.of(List.of(first, second, third)), Identities.NONE))
                .filteredOn(it -> it.attack().equals("differencing"))
                .flatMap(Result::leaks)
                .isNotEmpty()
                .allSatisfy(
                        leak -> assertThat(leak.persons() + " of " + leak.k()).isEqualTo("9 of 10"));
    }

    private static Unit of10(String id, Set<Occurrence> members) {
        return Unit.newBuilder(unit(id, members)).setK(10).build();
    }

    private static long leaksWithFresh(int fresh) {
        Set<Occurrence> five = members(0, 5);
        Set<Occurrence> again = members(1, 5 + fresh);
        List<Sighting> sightings = List.of(
                new Sighting(0, true, unit("u1", five), five),
                new Sighting(1, false, unit("u1", five), five),
                new Sighting(2, true, unit("u2", again), again));
        return Attacks.on(PublishedHistory.of(sightings), Identities.NONE).stream()
                .filter(it -> it.attack().equals("retraction") || it.attack().equals("correspondence"))
                .mapToLong(it -> it.leaks().size())
                .sum();
    }

    private static Unit unit(String id, Set<Occurrence> members) {
        return new Unit(
                id,
                "x",
                0L,
                "everyone",
                "log",
                Level.L0,
                List.of("a"),
                true,
                true,
                (long) members.size(),
                id,
                0L,
                5,
                List.of(),
                null);
    }

    /** The whole traces of the persons from one number up to another, without it. */
    private static Set<Occurrence> members(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new Occurrence(new TraceKey("p" + i, "t"), Occurrence.WHOLE))
                .collect(Collectors.toSet());
    }
}
