package org.opencontextgraph.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.schema.id.LaneId;
import org.opencontextgraph.schema.message.TraceEvent;

class NormalizationTest {
    private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");
    private static final long LATEST = NOW.plus(Duration.ofDays(1)).toEpochMilli();
    private static final AccountKey SECRETIVE = new AccountKey("log", "Ann Example");

    private final Normalization normalization = new Normalization(
            new Source("list", "p", new LaneId("lane"), "f", null, Set.of("step")),
            new Pseudonyms("0123456789abcdef".getBytes(StandardCharsets.UTF_8)),
            InstantSource.fixed(NOW));

    @Example
    void shouldTurnWhatTheVocabularyDoesNotHoldIntoOther() {
        assertThat(accepted(event("step", 1)).getStep()).isEqualTo("step");
        assertThat(accepted(event("Ann called Bob", 1)).getStep()).isEqualTo("other");
    }

    @Example
    void shouldReplaceTheAccountNameByANumber() {
        assertThat(accepted(event("step", 1)).getAccount()).matches("[0-9a-f]{16}");
        assertThat(accepted(event("step", 1)).toString()).doesNotContain("Ann");
    }

    @Property
    void shouldTakeEveryTimeSince1970UntilADayFromNow(@ForAll @LongRange(min = 0) long time) {
        if (time <= LATEST) {
            assertThat(accepted(event("step", time)).getTime()).isEqualTo(time);
        } else {
            assertThat(normalization.mapEvent(event("step", time))).isInstanceOf(Normalized.Refused.class);
        }
    }

    @Property
    void shouldRefuseEveryTimeBefore1970(@ForAll @LongRange(min = Long.MIN_VALUE, max = -1) long time) {
        assertThat(normalization.mapEvent(event("step", time)))
                .isInstanceOfSatisfying(
                        Normalized.Refused.class,
                        it -> assertThat(it.rejected().toString())
                                .contains("event 7")
                                .contains("before 1970")
                                .doesNotContain("Ann")
                                .doesNotContain("case-of-ann"));
    }

    @Example
    void shouldRefuseIdentitiesThatNoRecordCanHold() {
        SourceEvent huge = new SourceEvent("id", "x".repeat(3_000_000), SECRETIVE, "p", "step", 1, 7);
        SourceEvent empty = new SourceEvent("", "r", SECRETIVE, "p", "step", 1, 7);

        assertThat(normalization.mapEvent(huge)).isInstanceOf(Normalized.Refused.class);
        assertThat(normalization.mapEvent(empty)).isInstanceOf(Normalized.Refused.class);
    }

    @Example
    void shouldCountAndNotSendWhatNobodyIsKnownToHaveDone() {
        assertThat(normalization.mapEvent(new SourceEvent("id", "r", null, "p", "step", 1, 7)))
                .isEqualTo(new Normalized.WithoutPerson());
    }

    private TraceEvent accepted(SourceEvent event) {
        if (normalization.mapEvent(event) instanceof Normalized.Accepted(var accepted)) {
            return accepted;
        }
        throw new AssertionError("refused: " + event.time());
    }

    private static SourceEvent event(String label, long time) {
        return new SourceEvent("id", "case-of-ann", SECRETIVE, "p", label, time, 7);
    }
}
