package org.opencontextgraph.compose.privacy.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.compose.e2e.LogTasks;
import org.opencontextgraph.schema.message.Level;

/**
 * Each attack finds the leak that it looks for, on a real log of 22 people, in the order of magnitude that RELEASE's reference
 * figures have.
 */
class NaiveGatesTest {
    private static List<Task> helpdesk = List.of();

    @BeforeAll
    static void readTheLog() {
        helpdesk = LogTasks.of("helpdesk").stream()
                .map(it -> new Task(it.key(), it.steps(), it.times()))
                .toList();
        assertThat(helpdesk).hasSize(13076);
    }

    /** Reference: 746 of 973 visible changes isolate fewer than k persons, 446 of them exactly one. Here: 1725 of 1871, 930. */
    @Test
    void shouldFindNewcomersInTotalsThatGrow() {
        PublishedHistory history = NaiveGates.growingTotals(helpdesk);

        Result deltas = new RowDeltas().on(history);

        assertThat(deltas.tried()).isBetween(900L, 2_000L);
        assertThat(share(deltas.leaks().size(), deltas.tried())).isBetween(70, 100);
        assertThat(share(deltas.ofOne(), deltas.tried())).isBetween(40, 60);
        assertThat(deltas.smallest()).hasValue(1);
        PublishedHistory someOfIt = NaiveGates.growingTotals(helpdesk.subList(0, 3_000));
        assertThat(new SnapshotDeltas().on(someOfIt).ofOne()).isPositive();
        assertThat(new Differencing().on(someOfIt).ofOne()).isPositive();
    }

    /** Reference: 22 to 33 % of the published edges leak. Here: 54 of 165, 32 %. */
    @Test
    void shouldSubtractVariantsFromEdgesThatWereGatedByThemselves() {
        PublishedHistory history = NaiveGates.independentEdges(helpdesk);

        Result differences = new Differencing().on(history);

        Set<String> edges = history.rows().stream()
                .filter(it -> it.row().getLevel() == Level.L1)
                .map(Sighting::id)
                .collect(Collectors.toSet());
        long leaking = differences.leaks().stream()
                .map(Isolation::where)
                .filter(edges::contains)
                .distinct()
                .count();
        assertThat(share(leaking, edges.size())).isBetween(22, 33);
        assertThat(differences.smallest()).hasValue(1);
    }

    /** Reference: 23 to 57 % of the groups split into cells below k, on all logs. Here: 83 of 107, 77 %. */
    @Test
    void shouldFindCellsBetweenTwoDecisions() {
        PublishedHistory history = NaiveGates.reDecision(helpdesk);

        Result cells = new Correspondence().on(history);

        long groups = history.rows().stream()
                .filter(it -> it.id().startsWith("before"))
                .count();
        assertThat(share(cells.leaks().size(), groups)).isBetween(23, 80);
        assertThat(cells.smallest()).hasValue(1);
    }

    /** Every row that goes on without a leaver isolates the leaver. */
    @Test
    void shouldFindWhoLeftARowThatGoesOn() {
        PublishedHistory history = NaiveGates.inPlaceDeletion(helpdesk);

        Result leavers = new Retraction().on(history);

        assertThat(leavers.leaks()).hasSizeGreaterThan(100).allMatch(it -> it.persons() == 1);
        assertThat(new RowDeltas().on(history).ofOne()).isEqualTo(leavers.ofOne());
    }

    @Test
    void shouldFindRareContinuationsByAskingForEachBeginning() {
        Result prefixes = new PrefixEnumeration().on(NaiveGates.independentPrefixes(helpdesk));

        assertThat(prefixes.leaks()).hasSizeGreaterThan(10);
        assertThat(prefixes.smallest()).hasValue(1);
    }

    /** A mean that moves with the newcomer, beside the count, is the newcomer's time. */
    @Test
    void shouldReconstructTimesFromMeansThatMove() {
        Result timing = new TimingReconstruction().on(NaiveGates.growingTotals(helpdesk));

        assertThat(timing.ofOne()).isGreaterThan(100);
    }

    @Test
    void shouldReadNamesInLabels() {
        // Given a gate that lets every label through, and a log in which somebody is assigned to
        List<Task> assigned = helpdesk.stream()
                .limit(500)
                .map(it ->
                        new Task(it.key(), List.of("Assign to Jane Miller", "mail j.m@example.org"), List.of(0L, 1L)))
                .toList();
        PublishedHistory history = NaiveGates.growingTotals(assigned);

        Result byName = new LabelScan(Identities.of(Set.of("Jane Miller"))).on(history);
        Result byAddress = new LabelScan(Identities.NONE).on(history);

        assertThat(byName.leaks()).hasSize(2);
        assertThat(byAddress.leaks()).hasSize(1).allMatch(it -> !it.how().contains("j.m"));
    }

    @Test
    void shouldReadNamesInLogsAndPoolsInMetrics() {
        TextScan scan = new TextScan(Identities.of(Set.of("u841de72ecf", "Jane Miller", "42", "Al")), Set.of("Close"));

        scan.log("log", "task of U841DE72ECF closed");
        scan.log("log", "seen by (jane miller)");
        scan.log("log", "42 tasks, already done by janet millers");
        scan.metric("metrics", "pool_size{variant=\"Close\"} 3");
        scan.metric("metrics", "requests_total{path=\"/Close\"} 3");

        assertThat(scan.result().leaks()).hasSize(3);
    }

    private static int share(long part, long all) {
        return (int) (100 * part / all);
    }
}
