package org.opencontextgraph.query.server.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencontextgraph.query.server.instance.Verdict.Remedy;
import org.opencontextgraph.query.server.instance.Verdict.Why;
import org.opencontextgraph.query.server.instance.Verdict.Word;

class VerdictTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final String EVERY_FIVE_MINUTES = "0 */5 * * * *";
    private static final Instant READ = NOW.minusSeconds(120);

    @Test
    void shouldBeCompleteWhenEachStreamWasReadToItsEndOfLate() {
        assertThat(of(EVERY_FIVE_MINUTES, run("a", READ, null), run("b", READ, null)))
                .isEqualTo(new Verdict(Word.COMPLETE, List.of()));
    }

    @Test
    void shouldBePartialWithTheWordsOfTheRun() {
        Verdict verdict = of(EVERY_FIVE_MINUTES, run("a", READ, null), run("b", READ, "GitHub answered 502"));
        assertThat(verdict.word()).isEqualTo(Word.PARTIAL);
        assertThat(verdict.reasons())
                .containsExactly(new Verdict.Reason(
                        Why.STREAM_PARTIAL, Optional.of("b"), Optional.of("GitHub answered 502"), Remedy.WAIT));
    }

    @Test
    void shouldBePartialWhenOneStreamIsReadNoMore() {
        Verdict verdict = of(EVERY_FIVE_MINUTES, run("a", READ, null), run("b", NOW.minusSeconds(7_200), null));
        assertThat(verdict.word()).isEqualTo(Word.PARTIAL);
        assertThat(verdict.reasons())
                .containsExactly(new Verdict.Reason(Why.STREAM_LATE, Optional.of("b"), Optional.empty(), Remedy.RUN));
    }

    @ParameterizedTest
    @CsvSource({
        "'the tool answered 401 to repos/a/b',                               AUTHORIZE",
        "'the token of `a` does not open with the keys that are here: it has to be given again', AUTHORIZE",
        "'the tool answered 404 to repos/a/b',                               CHECK",
        "'teams (403)',                                                      CHECK",
        "'the tool answered 429 to issues',                                  WAIT",
        "'what happens is lost as long as this is missing: public.note',        CHECK",
        "'nobody has decided what x means (4)',                              MAPPING",
        "'what happened from A to B may be lost, since something was missing: x', DECIDE",
        "'broken, and now dead letters: 3',                                  DECIDE",
        "'3 offsets of the topic orders were gone before they were read',    DECIDE",
        "'the table of readers x was emptied by TRUNCATE',                   DECIDE",
        "'the tool answered 502 to repos/acme/lost-and-found/issues',        WAIT",
    })
    void shouldSayWhatToDoByWhatTheToolAnswered(String said, Remedy remedy) {
        assertThat(of(EVERY_FIVE_MINUTES, run("a", READ, said)).reasons())
                .extracting(Verdict.Reason::remedy)
                .containsExactly(remedy);
    }

    @Test
    void shouldBeUnknownWhenItNeverRanOrIsPaused() {
        assertThat(of(EVERY_FIVE_MINUTES).reasons())
                .extracting(Verdict.Reason::why)
                .containsExactly(Why.NEVER_RAN);
        Verdict paused = Verdict.of(tool(EVERY_FIVE_MINUTES, true, run("a", READ, "stopped")), NOW);
        assertThat(paused.word()).isEqualTo(Word.UNKNOWN);
        assertThat(paused.reasons()).extracting(Verdict.Reason::why).containsExactly(Why.PAUSED, Why.STREAM_PARTIAL);
    }

    /** Due at 11:45, 15 minutes ago, or at the time of day that the schedule says. */
    @ParameterizedTest
    @CsvSource({
        "0 */5 * * * *, 2026-03-02T11:45:00Z, COMPLETE",
        "0 */5 * * * *, 2026-03-02T11:44:59Z, UNKNOWN",
        "0 0 3 * * *, 2026-03-02T03:00:20Z, COMPLETE",
        "0 0 3 * * *, 2026-03-01T03:00:20Z, UNKNOWN",
        "0 50 11 * * *, 2026-03-01T11:50:20Z, COMPLETE", // ten minutes may be the run itself
        "no schedule, 2026-03-02T11:59:59Z, UNKNOWN"
    })
    void shouldBeUnknownWhenNoRunEndedSinceItWasDue(String cron, Instant finished, Word word) {
        Verdict verdict = of(cron, run("a", finished, null));
        assertThat(verdict.word()).isEqualTo(word);
        assertThat(verdict.reasons())
                .extracting(Verdict.Reason::why)
                .isEqualTo(word == Word.COMPLETE ? List.of() : List.of(Why.LATE));
    }

    @Test
    void shouldBeCompleteUpToWhatAllStreamsAre() {
        ReadTool.StreamRun early = run("a", READ.minusSeconds(60), null);
        assertThat(tool(EVERY_FIVE_MINUTES, false, run("b", READ, null), early).completeUpTo())
                .isEqualTo(early.completeUpTo());
        ReadTool.StreamRun unsaid = new ReadTool.StreamRun(
                "c", READ, READ, early.counts(), 0, 0, Optional.empty(), Optional.empty(), early.kept());
        assertThat(tool(EVERY_FIVE_MINUTES, false, early, unsaid).completeUpTo())
                .isEmpty();
        assertThat(tool(EVERY_FIVE_MINUTES, false).completeUpTo()).isEmpty();
    }

    private static Verdict of(String cron, ReadTool.StreamRun... streams) {
        return Verdict.of(tool(cron, false, streams), NOW);
    }

    private static ReadTool tool(String cron, boolean paused, ReadTool.StreamRun... streams) {
        return new ReadTool(
                "work",
                "github",
                Map.of(),
                cron,
                paused,
                NOW,
                Optional.empty(),
                Optional.empty(),
                List.of(streams),
                Optional.empty(),
                false,
                List.of(),
                new ReadTool.Standing(
                        ReadTool.State.READY, true, Optional.of(NOW), List.of(), List.of(), Optional.empty(), false));
    }

    private static ReadTool.StreamRun run(String stream, Instant finished, @Nullable String verdict) {
        return new ReadTool.StreamRun(
                stream,
                finished.minusSeconds(1),
                finished,
                new ReadTool.Counts(0, 0, 0, 0, 0, 0, 0, 0),
                0,
                0,
                Optional.ofNullable(verdict),
                Optional.of(finished),
                new ReadTool.Kept(finished, 0, 0));
    }
}
