package org.opencontextgraph.ingest.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.connector.ScopeCheck;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.http.Waited;
import org.opencontextgraph.ingest.registry.Diagnosis.Completeness;
import org.opencontextgraph.ingest.registry.Diagnosis.Finding;
import org.opencontextgraph.ingest.registry.Diagnosis.Readers;

class DiagnosisTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Duration PERIOD = Duration.ofMinutes(5);
    private static final ScopeCheck OPEN = new ScopeCheck(List.of(), List.of());
    private static final Readers READ = new Readers("", 2, 0, 3, 1);

    @Test
    void shouldFindNothingWhereEverythingWasRead() {
        Diagnosis diagnosis = diagnose(List.of(run()), List.of(sums(0, 0)), OPEN, null, READ, 0);

        assertThat(diagnosis).isEqualTo(new Diagnosis(Completeness.COMPLETE, List.of()));
    }

    @Test
    void shouldNotKnowBeforeTheFirstRun() {
        assertFinding(
                diagnose(List.of(), List.of(), OPEN, null, READ, 0), Completeness.UNKNOWN, "not read yet", "run work");
    }

    @Test
    void shouldNotTakeAnOldSuccessForCompleteness() {
        Diagnosis diagnosis = Diagnosis.of(
                known(false, List.of(run()), List.of(), OPEN, null, READ, 0), NOW.plus(Duration.ofHours(1)));

        assertFinding(diagnosis, Completeness.UNKNOWN, "its last run ended", "worker");
    }

    @Test
    void shouldSayThatATokenWasRevoked() {
        assertFinding(
                diagnose(List.of(run("the tool answered 401 to repos/a")), List.of(), OPEN, null, READ, 0),
                Completeness.PARTIAL,
                "401",
                "ocg connectors token work");
    }

    @Test
    void shouldRememberWhatNobodyHasDecidedAfterTheRunThatMetIt() {
        assertFinding(
                diagnose(List.of(run()), List.of(sums(3, 0)), OPEN, null, READ, 0),
                Completeness.PARTIAL,
                "3 things",
                "newer version");
    }

    @Test
    void shouldCountWhatWasBroken() {
        assertFinding(
                diagnose(List.of(run()), List.of(sums(0, 7)), OPEN, null, READ, 0),
                Completeness.PARTIAL,
                "7 things were broken",
                "deadletter");
    }

    @Test
    void shouldPromiseOfNothingThatIsLostThatItIsTriedAgain() {
        for (String why : List.of(
                RunTable.broken(2),
                "what happens is lost as long as this is missing: public.note in the publication",
                "the replication slot s is not there any more: what happened since the last run is lost to this connector;"
                        + " remove the connector and add it again with another `slot`")) {
            Diagnosis diagnosis = diagnose(List.of(run(why)), List.of(), OPEN, null, READ, 0);

            assertThat(diagnosis.findings())
                    .as(why)
                    .noneMatch(it -> it.remedy().contains("by itself"))
                    .anyMatch(it -> it.what().contains(why));
        }
    }

    @Test
    void shouldNameAMissingScope() {
        assertFinding(
                diagnose(List.of(run()), List.of(), new ScopeCheck(List.of("`Issues`"), List.of()), null, READ, 0),
                Completeness.PARTIAL,
                "`Issues`",
                "token work");
    }

    @Test
    void shouldNotKnowWhatAToolIsLikeThatCannotBeAsked() {
        assertFinding(
                diagnose(List.of(run()), List.of(), null, "the tool answered 503 to repos/a", READ, 0),
                Completeness.UNKNOWN,
                "503",
                "by itself");
    }

    @Test
    void shouldSayWhoseReadersAreUnknownAndWhenNoGroupMeansAnything() {
        assertFinding(
                diagnose(List.of(run()), List.of(), OPEN, null, new Readers("", 2, 1, 3, 1), 0),
                Completeness.PARTIAL,
                "of 1 of 2",
                "sync work");
        assertFinding(
                diagnose(List.of(run()), List.of(), OPEN, null, new Readers("", 2, 0, 3, 0), 0),
                Completeness.PARTIAL,
                "none of them means an audience",
                "permissions.groups");
        assertFinding(
                diagnose(List.of(run()), List.of(), OPEN, null, null, 0),
                Completeness.UNKNOWN,
                "nobody has asked",
                "sync work");
    }

    @Test
    void shouldSayThatDeliveriesWereNotBelievedAndThatNothingIsMissingForThat() {
        assertFinding(
                diagnose(List.of(run()), List.of(), OPEN, null, READ, 12),
                Completeness.COMPLETE,
                "12 deliveries",
                "webhook work");
    }

    @Test
    void shouldSayThatItIsPaused() {
        assertFinding(
                Diagnosis.of(known(true, List.of(run()), List.of(), OPEN, null, READ, 0), NOW.plus(Duration.ofDays(3))),
                Completeness.UNKNOWN,
                "paused",
                "resume work");
    }

    @Test
    void shouldNotMissRunsOfAToolOfWhichNothingIsAsked() {
        // When
        Diagnosis diagnosis = Diagnosis.of(ofOneThatSends(List.of(), 0), NOW);

        // Then
        assertFinding(diagnosis, Completeness.COMPLETE, "sends by itself", "202");
    }

    @Test
    void shouldSayThatWhatItSentMayBeMissingWhereNoListTellsItAgain() {
        // When
        Diagnosis distrusted = Diagnosis.of(ofOneThatSends(List.of(run()), 3), NOW);
        Diagnosis withoutSecret = Diagnosis.of(
                ofOneThatSends(List.of(run("nothing that it sends is taken yet, since there is no secret")), 0), NOW);

        // Then
        assertThat(distrusted.completeness()).isEqualTo(Completeness.COMPLETE);
        assertThat(distrusted.findings().getLast().remedy())
                .contains("is missing")
                .doesNotContain("lists");
        assertThat(withoutSecret.completeness()).isEqualTo(Completeness.PARTIAL);
        assertThat(withoutSecret.findings().getFirst().remedy()).isEqualTo("ocg connectors webhook work");
    }

    private static Diagnosis.Known ofOneThatSends(List<RunTable.Row> last, long distrusted) {
        Registered row = new Registered("work", "cloudevents", new ToolSettings(Map.of()), "0 */5 * * * ?", false, NOW);
        return new Diagnosis.Known(row, PERIOD, last, List.of(), OPEN, null, false, null, true, distrusted);
    }

    private static void assertFinding(Diagnosis diagnosis, Completeness completeness, String what, String remedy) {
        assertThat(diagnosis.completeness()).isEqualTo(completeness);
        assertThat(diagnosis.findings()).singleElement().satisfies(it -> {
            assertThat(it.what()).contains(what);
            assertThat(it.remedy()).contains(remedy);
        });
        assertThat(diagnosis.findings()).extracting(Finding::weight).containsExactly(completeness);
    }

    private static Diagnosis diagnose(
            List<RunTable.Row> last,
            List<RunTable.Sums> kept,
            @Nullable ScopeCheck check,
            @Nullable String trouble,
            @Nullable Readers readers,
            long distrusted) {
        return Diagnosis.of(known(false, last, kept, check, trouble, readers, distrusted), NOW);
    }

    private static Diagnosis.Known known(
            boolean paused,
            List<RunTable.Row> last,
            List<RunTable.Sums> kept,
            @Nullable ScopeCheck check,
            @Nullable String trouble,
            @Nullable Readers readers,
            long distrusted) {
        Registered row = new Registered(
                "work", "github", new ToolSettings(Map.of("readable-by", "asked")), "0 */5 * * * ?", paused, NOW);
        return new Diagnosis.Known(row, PERIOD, last, kept, check, trouble, true, readers, false, distrusted);
    }

    private static RunTable.Sums sums(long unmapped, long rejected) {
        return new RunTable.Sums("a/b/issues", unmapped, rejected);
    }

    private static RunTable.Row run(String... verdict) {
        Instant finished = NOW.minus(Duration.ofMinutes(4));
        return new RunTable.Row(
                "a/b/issues", finished, finished, 1, 1, 0, 0, 0, 0, 0, 0, Waited.NEVER, List.of(verdict), finished);
    }
}
