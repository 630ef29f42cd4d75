package org.opencontextgraph.streams.release;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.opencontextgraph.schema.codec.MessageDeserializer;
import org.opencontextgraph.schema.codec.MessageSerializer;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;
import org.opencontextgraph.streams.corridor.CorridorSettings;
import org.opencontextgraph.streams.corridor.StoreKind;

/** The release stage in a test driver. Records carry the wall clock at which the broker wrote them. */
final class GateDriver implements AutoCloseable {
    static final String PREFIX = "ocg.";
    static final long WEEK = Duration.ofDays(7).toMillis();

    private final TopologyTestDriver driver;
    private final TestInputTopic<String, SpecificRecord> input;

    GateDriver(ReleaseSettings settings, StoreKind kind, int partitions, Path directory) {
        Topology topology = new Topology();
        ReleaseStage.attach(topology, new CorridorSettings(PREFIX, partitions, kind), settings);
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "gate");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        driver = new TopologyTestDriver(topology, properties);
        input = driver.createInputTopic(Topics.TRACE.in(PREFIX), new StringSerializer(), new MessageSerializer());
    }

    void send(SpecificRecord message, Instant written) {
        input.pipeInput("any", message, written);
    }

    List<TestRecord<String, SpecificRecord>> read(TopicSpec topic) {
        TestOutputTopic<String, SpecificRecord> output =
                driver.createOutputTopic(topic.in(PREFIX), new StringDeserializer(), new MessageDeserializer());
        return output.readRecordsToList();
    }

    /** A trace of one person, each step an hour after the one before. */
    static Trace trace(String lane, String person, String id, long start, String... steps) {
        List<Long> times = IntStream.range(0, steps.length)
                .mapToObj(i -> start + i * Duration.ofHours(1).toMillis())
                .toList();
        return new Trace(lane, "everyone", "process", person, id, List.of(steps), times);
    }

    @Override
    public void close() {
        driver.close();
    }
}
