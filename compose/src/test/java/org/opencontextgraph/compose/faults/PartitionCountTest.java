package org.opencontextgraph.compose.faults;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencontextgraph.schema.config.ConfigException;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;
import org.opencontextgraph.streams.StreamsApplication;
import org.opencontextgraph.streams.StreamsSettings;
import org.opencontextgraph.streams.corridor.CorridorSettings;
import org.opencontextgraph.streams.corridor.StoreKind;

/** An instance of the streams that meets another number of partitions than its history was made with. */
class PartitionCountTest {
    private static final String RUN = "partitions";

    @TempDir
    private Path place;

    @SuppressWarnings("NullAway.Init") // before each test
    private FaultBroker broker;

    @BeforeEach
    void makeTopics() throws Exception {
        broker = FaultBroker.start(place.resolve("broker"));
        broker.createTopics(RUN);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void shouldRefuseTopicsThatHaveAnotherNumberThanTheSettings() {
        assertThatThrownBy(() -> start(6))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("kafka.partitions: is 6, but the topic partitions.")
                .hasMessageContaining(" has 4 partitions. The number is fixed for the life of an instance");
    }

    @Test
    void shouldRefuseStateThatWasMadeWithAnotherNumberEvenIfTheTopicsWereAltered() throws Exception {
        // Given an instance that has run
        try (RunningProcess instance = RunningProcess.start(setup(), place.resolve("one.log"))) {
            instance.awaitRunning();
            instance.leave();
        }

        // When somebody gives all topics more partitions, and says so in the settings
        for (TopicSpec topic : Topics.ALL) {
            if (topic.corridor()) {
                broker.enlarge(topic.in(RUN + "."), 6);
            }
        }

        // Then
        assertThatThrownBy(() -> start(6))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("kafka.partitions: is 6, but there is state of another number: partitions-")
                .hasMessageContaining("-changelog has 4 partitions");
        // And with the settings of old
        assertThatThrownBy(() -> start(4))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("kafka.partitions: is 4, but the topic partitions.")
                .hasMessageContaining(" has 6 partitions");
    }

    private InstanceSetup setup() {
        return new InstanceSetup(
                broker.servers(), "one", RUN, place.resolve("state"), false, 1, 0, StoreKind.ROCKSDB, 20_000, 100, "");
    }

    private void start(int partitions) {
        StreamsSettings made = setup().settings();
        StreamsSettings other = new StreamsSettings(
                made.applicationId(),
                place.resolve("other"),
                made.threads(),
                made.cache(),
                made.commitInterval(),
                new CorridorSettings(made.corridor().topicPrefix(), partitions, StoreKind.ROCKSDB),
                made.personal(),
                made.release(),
                made.kafka());
        try (StreamsApplication streams = new StreamsApplication(other)) {
            streams.start();
        }
    }
}
