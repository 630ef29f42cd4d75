package org.opencontextgraph.compose.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opencontextgraph.compose.cli.Said;
import org.opencontextgraph.schema.codec.MessageCodec;
import org.opencontextgraph.schema.message.AccountName;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.DeadLetter;
import org.opencontextgraph.schema.message.Tick;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;

/** Records that nobody should have written: they are told of, and that is all they do. */
class PoisonTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long YEAR_2999 = Instant.parse("2999-01-01T00:00:00Z").toEpochMilli();
    private static final String LANE = "a lane of its own";

    @RegisterExtension
    static final InstanceUnderTest INSTANCE = new InstanceUnderTest(Instances.STANDARD);

    @Test
    void shouldTellOfPoisonAndGoOnAsIfThereHadBeenNone() throws Exception {
        // Given
        Map<String, String> undisturbed = UndisturbedDemo.units();
        List<byte[]> unreadable = List.of("rubbish".getBytes(StandardCharsets.UTF_8), new byte[0], new byte[] {
            (byte) 0xC3, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9
        });
        List<SpecificRecord> forRooms =
                List.of(new AccountName("0", "tool", "name"), new Clock(LANE, 99, 0L, null), new Close(LANE, -1, null));
        List<SpecificRecord> forGate = List.of(
                new AccountName("0", "tool", "name"),
                new Clock(LANE, 99, 0L, null),
                new Close(LANE, -1, null),
                new Clock("live", 0, YEAR_2999, null),
                new Tick(LANE, YEAR_2999, 7L),
                new Trace(LANE, "everyone", "p", "somebody", "t", List.of("a", "b"), List.of(1L)),
                new Trace(LANE, "", "p", "somebody", "t", List.of("a"), List.of(1L)));

        // When
        poison(Topics.TRACE_EVENT, unreadable, forRooms);
        poison(Topics.TRACE, unreadable, forGate);

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(letters(Topics.TRACE_EVENT)).isGreaterThanOrEqualTo(unreadable.size() + forRooms.size());
            assertThat(letters(Topics.TRACE)).isGreaterThanOrEqualTo(unreadable.size() + forGate.size());
        });
        Said said = INSTANCE.imports(UndisturbedDemo.LOG);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(INSTANCE.running().units(UndisturbedDemo.LOG)).isEqualTo(undisturbed);
    }

    private static void poison(TopicSpec topic, List<byte[]> unreadable, List<SpecificRecord> senseless)
            throws Exception {
        RunningInstance instance = INSTANCE.running();
        String name = topic.in(instance.config().kafka().topicPrefix());
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(instance.client(), new StringSerializer(), new ByteArraySerializer())) {
            for (byte[] bytes : unreadable) {
                producer.send(new ProducerRecord<>(name, 0, "key", bytes)).get();
                producer.send(new ProducerRecord<>(name, 1, null, bytes)).get();
            }
            for (SpecificRecord message : senseless) {
                producer.send(new ProducerRecord<>(name, 0, LANE, MessageCodec.encode(message)))
                        .get();
            }
        }
    }

    private static long letters(TopicSpec about) {
        RunningInstance instance = INSTANCE.running();
        String name = about.in(instance.config().kafka().topicPrefix());
        return instance.topic(Topics.DEAD_LETTER)
                .all(DeadLetter.class)
                .filter(letter -> letter.getSource().equals(name))
                .count();
    }
}
