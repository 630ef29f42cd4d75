package org.opencontextgraph.compose.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.opencontextgraph.schema.codec.MessageDeserializer;
import org.opencontextgraph.schema.codec.MessageSerializer;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.TraceEvent;
import org.opencontextgraph.schema.topic.Topics;

/**
 * The limit: as many exactly-once hops as the corridor has, each under another key, with the same messages and client
 * settings, and neither logic nor stores.
 *
 * <p>Its first topic is {@code <prefix>event.trace.v1}, where a feed writes; its last is {@code <prefix>out.event.trace.v1},
 * where a materializer reads.
 */
final class BareChain implements AutoCloseable {
    /** resource → account → person → gate → units. */
    static final int HOPS = 4;

    private static final List<Function<TraceEvent, String>> KEYS =
            List.of(TraceEvent::getAccount, TraceEvent::getResource, TraceEvent::getAccount, TraceEvent::getId);

    private final KafkaStreams streams;

    BareChain(String prefix, Map<String, Object> settings, Path state) {
        Properties properties = new Properties();
        properties.putAll(settings);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, prefix + "bare-chain");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        streams = new KafkaStreams(topology(prefix), properties);
    }

    static String first(String prefix) {
        return Topics.TRACE_EVENT.in(prefix);
    }

    /** The prefix of the last topic. */
    static String outPrefix(String prefix) {
        return prefix + "out.";
    }

    static String between(String prefix, int hop) {
        return hop == 0
                ? first(prefix)
                : hop == HOPS ? Topics.TRACE_EVENT.in(outPrefix(prefix)) : prefix + "bare-hop-" + hop;
    }

    void start() throws InterruptedException {
        streams.start();
        while (streams.state() != KafkaStreams.State.RUNNING) {
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        streams.close(Duration.ofSeconds(10));
    }

    private static Topology topology(String prefix) {
        Topology topology = new Topology();
        for (int hop = 0; hop < HOPS; hop++) {
            Function<TraceEvent, String> key = KEYS.get(hop);
            topology.addSource(
                    AutoOffsetReset.earliest(),
                    "from-" + hop,
                    new StringDeserializer(),
                    new MessageDeserializer(),
                    between(prefix, hop));
            topology.addProcessor("hop-" + hop, () -> new Rekey(key), "from-" + hop);
            topology.addSink(
                    "to-" + hop,
                    between(prefix, hop + 1),
                    new StringSerializer(),
                    new MessageSerializer(),
                    (topic, k, message, partitions) -> message instanceof Clock || message instanceof Close
                            ? Optional.of(Set.of(0))
                            : Optional.empty(),
                    "hop-" + hop);
        }
        return topology;
    }

    private static final class Rekey extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {
        private final Function<TraceEvent, String> key;

        Rekey(Function<TraceEvent, String> key) {
            this.key = key;
        }

        @Override
        public void process(Record<String, SpecificRecord> record) {
            if (record.value() instanceof TraceEvent event) {
                context().forward(record.withKey(key.apply(event)));
            }
        }
    }
}
