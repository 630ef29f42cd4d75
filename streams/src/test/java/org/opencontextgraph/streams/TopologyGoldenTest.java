package org.opencontextgraph.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Names in a topology are a data contract. The names golden is changed by hand and needs a migration note; the shape golden is
 * refreshed with {@code -Docg.golden=refresh}.
 */
class TopologyGoldenTest {
    private static final Path GOLDENS = Path.of("src/test/resources/golden");

    @TempDir
    private Path directory;

    @Test
    void shouldKeepTheNamesOfStoresAndTopics() throws IOException {
        // Given
        TreeSet<String> names = new TreeSet<>();
        for (TopologyDescription.Subtopology part : topology().describe().subtopologies()) {
            for (TopologyDescription.Node node : part.nodes()) {
                switch (node) {
                    case TopologyDescription.Source source ->
                        source.topicSet().forEach(topic -> names.add("topic " + topic));
                    case TopologyDescription.Sink sink -> names.add("topic " + sink.topic());
                    case TopologyDescription.Processor processor ->
                        processor.stores().forEach(store -> names.add("store " + store));
                    default -> throw new AssertionError("a node of a new kind: " + node);
                }
            }
        }
        // Then
        assertThat(String.join("\n", names) + "\n")
                .as("stores and topics are a contract with running instances: write a migration note first")
                .isEqualTo(Files.readString(GOLDENS.resolve("names.txt")));
    }

    @Test
    void shouldKeepItsShape() throws IOException {
        // Given
        Path golden = GOLDENS.resolve("shape.txt");
        String shape = topology().describe().toString();
        if ("refresh".equals(System.getProperty("ocg.golden"))) {
            Files.writeString(golden, shape);
        }
        // Then
        assertThat(shape).as("run with -Docg.golden=refresh if this is meant").isEqualTo(Files.readString(golden));
    }

    private Topology topology() {
        return Corridor.topology(CorridorTest.settings(directory, 4));
    }
}
