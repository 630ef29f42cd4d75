package org.opencontextgraph.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencontextgraph.schema.codec.MessageCodec;
import org.opencontextgraph.schema.codec.MessageSerializer;
import org.opencontextgraph.schema.message.*;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;

/** One person who works on one resource without a pause. */
class LongTaskTest {
    private static final String LANE = "an-import";
    private static final long DAY = 86_400_000;

    @TempDir
    private Path directory;

    private TopologyTestDriver driver;

    @BeforeEach
    void start() {
        StreamsSettings settings = CorridorTest.settings(directory, 1);
        var properties = StreamsApplication.properties(settings);
        properties.put("processing.guarantee", "at_least_once");
        driver = new TopologyTestDriver(Corridor.topology(settings), properties);
        send(Topics.ACCOUNT, "a", new Account("a", "p", Evidence.IMPORT, false));
        send(Topics.CONSENT, "p", new Consent("p", true, 0L));
        send(
                Topics.RESOURCE_ACL,
                "case",
                new ResourceAcl("case", new Acl(PermissionState.KNOWN, List.of("everyone"), 1L)));
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void shouldPassTwentyThousandEventsInTasksOfAThousandSteps() {
        // When
        work(20_000, "step");
        // Then every event is in one trace, and no record is near the limit
        assertThat(traces())
                .hasSize(20)
                .allSatisfy(trace -> assertThat(trace.getSteps()).hasSize(1_000));
        assertThat(largest()).isLessThan(300_000);
    }

    @Test
    void shouldPassAThousandOfTheLongestLabels() {
        // When a label has 2,000 characters of three bytes each
        work(1_000, "界".repeat(2_000));
        // Then
        List<Trace> traces = traces();
        assertThat(traces.stream().mapToInt(trace -> trace.getSteps().size()).sum())
                .isEqualTo(1_000);
        assertThat(traces).hasSizeGreaterThan(5);
        assertThat(largest()).isLessThan(900_000);
    }

    @Test
    void shouldTurnAwayALabelThatIsTooLongInsteadOfStopping() {
        // When
        work(2, "x".repeat(2_001));
        // Then
        assertThat(traces()).isEmpty();
        assertThat(read(Topics.DEAD_LETTER))
                .extracting(letter -> ((DeadLetter) letter).getReason())
                .containsOnly("a step or process of more than 2000 characters")
                .hasSize(2);
    }

    private void work(int events, String step) {
        TestInputTopic<String, SpecificRecord> input =
                driver.createInputTopic("t.event.trace.v1", new StringSerializer(), new MessageSerializer());
        for (int i = 0; i < events; i++) {
            input.pipeInput("case", new TraceEvent("e" + i, LANE, "case", "a", "p", step, 1000L + i, (long) i));
            if (i % 10_000 == 9_999) {
                input.pipeInput(LANE, new Clock(LANE, 0, 1000L + i, DAY));
            }
        }
        input.pipeInput(LANE, new Close(LANE, 0, DAY));
    }

    private void send(TopicSpec topic, String key, SpecificRecord message) {
        driver.createInputTopic(topic.in("t."), new StringSerializer(), new MessageSerializer())
                .pipeInput(key, message);
    }

    private List<Trace> traces() {
        List<Trace> traces = new ArrayList<>();
        for (SpecificRecord message : read(Topics.TRACE)) {
            if (message instanceof Trace trace) {
                traces.add(trace);
            }
        }
        return traces;
    }

    private final List<Integer> sizes = new ArrayList<>();

    private List<SpecificRecord> read(TopicSpec topic) {
        return bytes(topic.in("t.")).stream().map(MessageCodec::decode).toList();
    }

    private List<byte[]> bytes(String topic) {
        List<byte[]> values = driver
                .createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .filter(java.util.Objects::nonNull)
                .toList();
        values.forEach(value -> sizes.add(value.length));
        return values;
    }

    /** Of all records written, the stores' changelogs among them. */
    private int largest() {
        driver.producedTopicNames().forEach(this::bytes);
        return sizes.stream().max(Integer::compare).orElseThrow();
    }
}
