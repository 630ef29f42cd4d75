package org.opencontextgraph.query.materializer;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.trace.ReadableSpan;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.query.testing.RecordedSpans;
import org.opencontextgraph.query.testing.TestDatabase;
import org.opencontextgraph.schema.codec.MessageSerializer;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.CutTiming;
import org.opencontextgraph.schema.message.DeadLetter;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Quantiles;
import org.opencontextgraph.schema.message.Suspended;
import org.opencontextgraph.schema.message.TraceEvent;
import org.opencontextgraph.schema.message.Unit;

class TargetsTest {
    private static final MaterializerSettings SETTINGS = new MaterializerSettings(
            "ocg.", "test", 100, Duration.ofMillis(2), Duration.ofMillis(20), Duration.ofMillis(5));
    private static final long WEEK = TestRows.WEEK;

    private final MockProducer<String, SpecificRecord> deadLetters =
            new MockProducer<>(true, null, new StringSerializer(), new MessageSerializer());
    private final FakeTopic topic = new FakeTopic(2, 7);
    private TestDatabase database;

    @BeforeEach
    void migrate() throws SQLException {
        database = TestDatabase.migrated();
    }

    @Test
    void shouldStoreEachTraceEventOnceInItsMonth() throws Exception {
        // Given
        topic.send(0, "r", event("e1", "2011-12-31T23:59:59.999Z", null))
                .send(0, "r", event("e2", "2012-01-01T00:00:00Z", "p"))
                .send(1, "r", new Clock("live", 0, 7L, null))
                .send(0, "r", event("e1", "2011-12-31T23:59:59.999Z", null))
                .send(1, "r", event("größe → ☃", "1970-01-01T00:00:00Z", "p"));

        // When
        materialize(new TraceTarget(), Role.MATERIALIZER_TRACE, "trace");

        // Then
        assertThat(database.run("select id, process, time at time zone 'UTC', sequence, tableoid::regclass"
                        + " from trace.trace_event order by time"))
                .containsExactly(
                        "größe → ☃ p 1970-01-01 00:00:00 9 trace.trace_event_1970_01",
                        "e1 null 2011-12-31 23:59:59.999 9 trace.trace_event_2011_12",
                        "e2 p 2012-01-01 00:00:00 9 trace.trace_event_2012_01");
        assertThat(deadLetters.history()).isEmpty();
    }

    @Test
    void shouldSendWhatCannotBeARowToTheDeadLettersAndGoOn() throws Exception {
        // Given
        topic.send(0, "r", event("e1", "2999-01-01T00:00:00Z", null))
                .send(0, "r", event("with\0nul", "2012-01-01T00:00:00Z", null))
                .send(0, "r", event("x".repeat(201), "2012-01-01T00:00:00Z", null))
                .sendBytes(0, "r", "garbage".getBytes(StandardCharsets.UTF_8))
                .sendBytes(1, "r", null)
                .send(1, "r", TestRows.whole("u", "everyone", 5, "a"))
                .send(1, "r", event("good", "2012-01-01T00:00:00Z", null));

        // When
        materialize(new TraceTarget(), Role.MATERIALIZER_TRACE, "trace");

        // Then
        assertThat(database.run("select id from trace.trace_event")).containsExactly("good");
        assertThat(deadLetters.history())
                .extracting(ProducerRecord::topic)
                .containsOnly("ocg.deadletter.v1")
                .hasSize(6);
        assertThat(deadLetters.history())
                .extracting(sent -> (DeadLetter) sent.value())
                .contains(
                        new DeadLetter("ocg.fake.v1", 0, 3L, "time is before 1970 or after 2199"),
                        new DeadLetter("ocg.fake.v1", 0, 4L, "id has a NUL character"),
                        new DeadLetter("ocg.fake.v1", 0, 5L, "id is longer than 200 bytes"),
                        new DeadLetter("ocg.fake.v1", 0, 6L, "not in Avro single-object encoding"),
                        new DeadLetter("ocg.fake.v1", 1, 4L, "not for this topic: Unit"));
    }

    @Test
    void shouldPublishAUnitWithItsEdgesAndWithdrawBoth() throws Exception {
        // Given
        topic.send(0, "u1", TestRows.whole("u1", "everyone", 5, "a", "b", "a", "b"))
                .send(0, "u2", TestRows.whole("u2", "group:crew", 7, "a"))
                .send(0, "u3", TestRows.whole("u3", "everyone", 6, "a", "b"))
                .send(0, "u2", null);
        materialize(new ReleaseTarget(), Role.MATERIALIZER, "context");
        assertThat(database.run("select unit, scope, count, k, steps from context.release_unit order by unit"))
                .containsExactly("u1 everyone 5 5 {a,b,a,b}", "u3 everyone 6 5 {a,b}");
        assertThat(database.run("select unit, source, target, occurrences from context.unit_edge order by 1, 2"))
                .containsExactly("u1 a b 10", "u1 b a 5", "u3 a b 6");

        // When
        topic.send(0, "u1", null);
        materialize(new ReleaseTarget(), Role.MATERIALIZER, "context");

        // Then
        assertThat(database.run("select unit from context.release_unit")).containsExactly("u3");
        assertThat(database.run("select unit from context.unit_edge")).containsExactly("u3");
        assertThat(database.run("select scope from context.scope")).containsExactly("everyone");
    }

    @Test
    void shouldHideARowAndShowItAgainAsItWas() throws Exception {
        // Given
        Unit unit = TestRows.unit("u1", "group:crew", Level.L1, List.of("a", "b"), true, false, 6, List.of(0), null);
        CutTiming timing = TestRows.timing(
                "c1",
                List.of(new Quantiles(1, 90, null, null), new Quantiles(2, 4, 1, 5)),
                new Quantiles(7, 8, null, 9),
                "a",
                "b",
                "c");
        topic.send(0, "u1", unit).send(0, "c1", timing);
        materialize(new ReleaseTarget(), Role.MATERIALIZER, "context");
        List<String> shown = everything();
        assertThat(shown).hasSize(4).contains("(u1,group:crew,p,a,b,6,5,0)", "(group:crew)");

        // When: hidden
        topic.send(0, "u1", new Suspended("u1")).send(0, "c1", new Suspended("c1"));
        materialize(new ReleaseTarget(), Role.MATERIALIZER, "context");

        // Then: not there at all, nor that there is such a scope
        assertThat(everything()).isEmpty();

        // When: back, and hidden and back again at once
        topic.send(0, "u1", unit)
                .send(0, "c1", timing)
                .send(0, "c1", new Suspended("c1"))
                .send(0, "c1", timing);
        materialize(new ReleaseTarget(), Role.MATERIALIZER, "context");

        // Then
        assertThat(everything()).isEqualTo(shown);

        // When: withdrawn while hidden
        topic.send(0, "u1", new Suspended("u1")).send(0, "u1", null).send(0, "c1", null);
        materialize(new ReleaseTarget(), Role.MATERIALIZER, "context");

        // Then
        assertThat(everything()).isEmpty();
        assertThat(deadLetters.history()).isEmpty();
    }

    @Test
    void shouldRejectWhatSaysMoreOrLessThanItsSteps() throws Exception {
        // Given
        List<String> two = List.of("a", "b");
        topic.send(0, "u1", TestRows.unit("u1", "everyone", Level.L0, two, true, true, 5, List.of(1, 2), 3))
                .send(0, "u1", TestRows.unit("u1", "everyone", Level.L0, two, true, true, 5, List.of(91), 3))
                .send(0, "u1", TestRows.unit("u1", "everyone", Level.L0, two, true, true, 5, List.of(1), -1))
                .send(0, "u1", TestRows.unit("u1", "everyone", Level.L1, two, true, true, 5, List.of(1), null))
                .send(
                        0,
                        "u1",
                        TestRows.unit("u1", "everyone", Level.L1, List.of("a"), false, false, 5, List.of(), null))
                .send(0, "c1", TestRows.timing("c1", List.of(new Quantiles(1, 91, null, null)), null, "a", "b"))
                .send(0, "c1", TestRows.timing("c1", List.of(), new Quantiles(1, 2, 91, null), "a"))
                .send(0, "c1", TestRows.timing("c2", List.of(), null, "a"))
                .send(0, "c1", new Suspended("c2"))
                .send(0, "a\0b", null);

        // When
        materialize(new ReleaseTarget(), Role.MATERIALIZER, "context");

        // Then
        assertThat(everything()).isEmpty();
        assertThat(deadLetters.history())
                .extracting(sent -> ((DeadLetter) sent.value()).getReason())
                .containsExactly(
                        "gaps do not fit the steps",
                        "a gap is not on the grid",
                        "total is not on the grid",
                        "gaps do not fit the steps",
                        "a transition that comes from nowhere",
                        "p75 is not on the grid",
                        "p10 is not on the grid",
                        "key is not the cut",
                        "key is not the id",
                        "key has a NUL character");
    }

    @Test
    void shouldReportEachWriteAsASpan() throws Exception {
        try (RecordedSpans spans = RecordedSpans.start()) {
            topic.send(0, "u1", TestRows.whole("u1", "everyone", 5, "a"));
            materialize(new ReleaseTarget(), Role.MATERIALIZER, "context");

            assertThat(spans.ended())
                    .extracting(ReadableSpan::getName)
                    .isNotEmpty()
                    .containsOnly("publish.upsert_context");
            assertThat(spans.ended())
                    .allMatch(span -> span.toSpanData().getAttributes().isEmpty());
        }
    }

    private List<String> everything() throws SQLException {
        return database.run("select u::text from context.release_unit u union all"
                + " select e::text from context.unit_edge e union all"
                + " select t::text from context.cut_timing t union all"
                + " select s::text from context.scope s order by 1");
    }

    @Test
    void shouldRejectAUnitThatCouldBeTakenForAnotherScope() throws Exception {
        // Given
        topic.send(0, "u1", TestRows.whole("u1", "group:a\u001feveryone", 5, "a"))
                .send(0, "u2", TestRows.whole("u3", "everyone", 5, "a"));

        // When
        materialize(new ReleaseTarget(), Role.MATERIALIZER, "context");

        // Then
        assertThat(database.run("select unit from context.release_unit")).isEmpty();
        assertThat(deadLetters.history())
                .extracting(sent -> ((DeadLetter) sent.value()).getReason())
                .containsExactly("scope is empty or has a control character", "key is not the unit");
    }

    @Test
    void shouldKnowHowFarALaneIsOnceEveryPartitionHasSpoken() throws Exception {
        // Given, When, Then: one of two partitions
        topic.send(0, "live", new Clock("live", 0, WEEK, null));
        materialize(new ReleaseTarget(), Role.MATERIALIZER, "context");
        assertThat(progress()).containsExactly("live null f");

        // both: the slower one counts, and a clock never goes back
        topic.send(1, "live", new Clock("live", 1, WEEK - 1000, null))
                .send(0, "live", new Clock("live", 0, WEEK - 5000, null));
        materialize(new ReleaseTarget(), Role.MATERIALIZER, "context");
        assertThat(progress()).containsExactly("live 2026-01-07 23:59:59 f");

        // a closed one holds nothing back
        topic.send(1, "live", new Close("live", 1, null));
        materialize(new ReleaseTarget(), Role.MATERIALIZER, "context");
        assertThat(progress()).containsExactly("live 2026-01-08 00:00:00 f");

        topic.send(0, "live", new Close("live", 0, null));
        materialize(new ReleaseTarget(), Role.MATERIALIZER, "context");
        assertThat(progress()).containsExactly("live 2026-01-08 00:00:00 t");
    }

    private List<String> progress() throws SQLException {
        return database.run("select lane, complete_up_to at time zone 'UTC', closed from context.lane_progress");
    }

    private void materialize(Target target, Role role, String schema) throws Exception {
        try (Materializer materializer = new Materializer(
                target,
                topic.source(),
                database.as(role),
                new DeadLetters(deadLetters, "ocg."),
                SETTINGS,
                Moment.Witness.NONE)) {
            materializer.start();
            long end = topic.ends().values().stream().mapToLong(Long::longValue).sum();
            for (int i = 0;
                    i < 2_000
                            && !database.run("select coalesce(sum(next_offset), 0) from " + schema + ".consumer_offset")
                                    .equals(List.of(Long.toString(end)));
                    i++) {
                Thread.sleep(5);
            }
        }
    }

    private static TraceEvent event(String id, String time, @Nullable String process) {
        return new TraceEvent(
                id,
                "live",
                "tool:issue:1",
                "acc",
                process,
                "s",
                Instant.parse(time).toEpochMilli(),
                9L);
    }
}
