package org.opencontextgraph.compose.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.opencontextgraph.schema.codec.MessageCodec;
import org.opencontextgraph.schema.codec.UnreadableMessageException;
import org.opencontextgraph.schema.message.Tick;
import org.opencontextgraph.schema.topic.Topics;

/** Reads along while a run goes on: knows when all partitions are done, and says some of the gate's own words once more. */
final class Follower implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Random random;
    private final KafkaConsumer<byte[], byte[]> units;
    private final KafkaConsumer<byte[], byte[]> traces;
    private final Producer<byte[], byte[]> producer;
    private final Set<Integer> done = new HashSet<>();
    private final boolean disturbing;
    private int published;
    private int ticks;
    private int repeatedTicks;

    Follower(Random random, FaultBroker broker, String run, boolean disturbing) {
        this.random = random;
        this.units = broker.reader(Topics.UNIT.in(run + "."));
        this.traces = broker.reader(Topics.TRACE.in(run + "."));
        this.producer = broker.producer();
        this.disturbing = disturbing;
    }

    /** Reads what there is. */
    void look() {
        for (ConsumerRecord<byte[], byte[]> found : units.poll(POLL)) {
            published++;
            if (new String(found.key(), StandardCharsets.UTF_8).equals(LogTeller.END + "|closed")) {
                done.add(found.partition());
            }
        }
        for (ConsumerRecord<byte[], byte[]> found : traces.poll(Duration.ZERO)) {
            if (isTick(found.value())) {
                ticks++;
                if (disturbing && random.nextInt(4) == 0) {
                    repeatedTicks++;
                    var _ = producer.send(
                            new ProducerRecord<>(found.topic(), found.partition(), found.key(), found.value()));
                }
            }
        }
    }

    /** Whether every partition has passed on that the last lane is closed. */
    boolean isDone() {
        return done.size() == FaultBroker.PARTITIONS;
    }

    /** Rows and times that have left the gate so far. */
    int published() {
        return published;
    }

    /** What the gate wrote to itself, our repetitions not counted. */
    int ticks() {
        return ticks - repeatedTicks;
    }

    int repeatedTicks() {
        return repeatedTicks;
    }

    private static boolean isTick(byte[] value) {
        try {
            return MessageCodec.decode(value) instanceof Tick;
        } catch (UnreadableMessageException rubbish) {
            return false;
        }
    }

    @Override
    public void close() {
        units.close();
        traces.close();
        producer.close();
    }
}
