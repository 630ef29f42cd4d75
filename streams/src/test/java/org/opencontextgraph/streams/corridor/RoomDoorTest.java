package org.opencontextgraph.streams.corridor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.schema.codec.MessageDeserializer;
import org.opencontextgraph.schema.codec.MessageSerializer;
import org.opencontextgraph.schema.message.Consent;
import org.opencontextgraph.schema.message.DeadLetter;
import org.opencontextgraph.schema.message.TaskAlias;
import org.opencontextgraph.schema.topic.Topics;

/** A room behind its door: one that throws for "mallory" and answers "tolkien" with too much. */
class RoomDoorTest {
    private final TopologyTestDriver driver = driver();

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void shouldStopTheThreadWhenARoomThrowsAndQuoteNothing() {
        assertThatThrownBy(() -> say(new Consent("mallory", true, 0L)))
                .hasStackTraceContaining("the test room stopped: IllegalStateException at ")
                .satisfies(problem -> {
                    for (Throwable t = problem; t != null; t = t.getCause()) {
                        assertThat(String.valueOf(t.getMessage())).doesNotContain("mallory");
                    }
                });
        assertThat(letters()).isEmpty();
    }

    @Test
    void shouldTurnAwayWhatMakesNoSenseBeforeTheRoomSeesIt() {
        // When
        say(new Consent("", true, 0L));
        say(new Consent("a\0b", true, 0L));
        say(new Consent("ada", true, 0L));
        // Then
        assertThat(letters())
                .extracting(DeadLetter::getReason)
                .containsExactly(
                        "an identifier that is empty or has more than 2000 characters",
                        "an identifier with a control character");
        assertThat(driver.createOutputTopic("t.personal.task.v1", new StringDeserializer(), new MessageDeserializer())
                        .readKeyValuesToList())
                .hasSize(1);
    }

    @Test
    void shouldGoOnAfterAMessageThatNoTopicCanHoldAndTellItsCoordinates() {
        // When
        say(new Consent("ada", true, 0L));
        say(new Consent("tolkien", true, 0L));
        say(new Consent("bob", true, 0L));
        // Then
        assertThat(letters())
                .containsExactly(new DeadLetter(
                        "t.personal.consent.v1", 0, 1L, "leads to a message for t.personal.task.v1 that is too large"));
        assertThat(driver.createOutputTopic("t.personal.task.v1", new StringDeserializer(), new MessageDeserializer())
                        .readKeyValuesToList())
                .hasSize(2);
    }

    private void say(SpecificRecord message) {
        driver.createInputTopic("t.personal.consent.v1", new StringSerializer(), new MessageSerializer())
                .pipeInput("key", message);
    }

    private List<DeadLetter> letters() {
        return driver
                .createOutputTopic("t.deadletter.v1", new StringDeserializer(), new MessageDeserializer())
                .readValuesToList()
                .stream()
                .map(DeadLetter.class::cast)
                .toList();
    }

    private static TopologyTestDriver driver() {
        Topology topology = new Topology();
        new RoomBuilder(topology, "t.", new CorridorNames("test"))
                .from(Topics.CONSENT)
                .through(1, Room::new)
                .to(Topics.TASK);
        Properties properties = new Properties();
        properties.put("application.id", "test");
        properties.put("bootstrap.servers", "nowhere:1");
        properties.put("production.exception.handler", DeadLetters.class);
        properties.put(DeadLetters.PREFIX, "t.");
        return new TopologyTestDriver(topology, properties);
    }

    private static final class Room extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {
        @Override
        public void process(Record<String, SpecificRecord> record) {
            String person = ((Consent) record.value()).getPerson();
            if (person.equals("mallory")) {
                throw new IllegalStateException("cannot bear " + person);
            }
            String said = person.equals("tolkien") ? "x".repeat(1 << 20) : person;
            context()
                    .forward(new Record<>(person, new TaskAlias(said), record.timestamp()), "test-to-personal.task.v1");
        }
    }
}
