package org.opencontextgraph.ingest.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.Tool;
import org.opencontextgraph.ingest.connector.ToolSetting;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.feed.TestBroker;
import org.opencontextgraph.ingest.http.GuardedAccess;
import org.opencontextgraph.ingest.registry.OpenTool;

/** A topic of a help desk on a real broker. */
final class Desk implements AutoCloseable {
    static final String CONTENT = "words of somebody";
    static final String MAPPING = """
            events:
              - where: {/kind: [opened]}
                step: desk.ticket.open
                process: support
                resource: ticket /ticket/id
                account: user /by
              - where: {/kind: [closed, done], /ticket/final: true}
                step: desk.ticket.close
                process: support
                resource: ticket /ticket/id
                account: user /by
                time: /at
                id: /change
              - where: {type: com.example.order.paid}
                step: shop.order.pay
                process: orders
                resource: order subject
                account: user /payer
              - where: {/kind: viewed}
                ignore: looking is no step
            """;

    final String topic;
    final KafkaProducer<byte[], byte[]> producer;

    Desk(String topic, int partitions) throws Exception {
        this.topic = topic;
        try (Admin admin = Admin.create(TestBroker.client())) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)
                            .configs(Map.of("max.message.bytes", Integer.toString(20 << 20), "retention.ms", "-1"))))
                    .all()
                    .get();
            Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, partitions)
                    .boxed()
                    .collect(Collectors.toMap(it -> new TopicPartition(topic, it), _ -> OffsetSpec.latest()));
            Awaitility.await("each partition has a leader")
                    .ignoreExceptions()
                    .until(() -> admin.listOffsets(ends).all().get().size() == partitions);
        }
        producer = producer(Map.of());
    }

    static KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(TestBroker.client());
        config.put("max.request.size", 20 << 20);
        config.put("buffer.memory", 64L << 20);
        config.putAll(more);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    ProducerRecord<byte[], byte[]> record(
            int partition, @Nullable Long time, byte @Nullable [] value, Map<String, String> headers) {
        List<Header> all = new ArrayList<>();
        headers.forEach((name, text) -> all.add(new RecordHeader(name, text.getBytes(UTF_8))));
        return new ProducerRecord<>(topic, partition, time, null, value, all);
    }

    void send(int partition, String value) throws Exception {
        send(partition, value, Map.of());
    }

    void send(int partition, String value, Map<String, String> headers) throws Exception {
        producer.send(record(partition, null, value.getBytes(UTF_8), headers)).get();
    }

    void send(int partition, byte @Nullable [] value) throws Exception {
        producer.send(record(partition, null, value, Map.of())).get();
    }

    void open(int partition, int... tickets) throws Exception {
        for (int ticket : tickets) {
            send(partition, opened(ticket));
        }
    }

    static String opened(int ticket) {
        return "{\"kind\":\"opened\",\"by\":7,\"title\":\"" + CONTENT + "\",\"ticket\":{\"id\":" + ticket + "}}";
    }

    Map<String, String> settings() {
        Map<String, String> said = new HashMap<>();
        said.put("bootstrap-servers", String.valueOf(TestBroker.client().get("bootstrap.servers")));
        said.put("topic", topic);
        said.put("mapping", MAPPING);
        said.put("security", "plaintext");
        said.put("readable-by", "everyone");
        return said;
    }

    static Tool tool(Map<String, String> said) {
        return tool("desk", said);
    }

    static Tool tool(String name, Map<String, String> said) {
        TopicKind kind = new TopicKind();
        List<ToolSetting> known = Stream.concat(kind.settings().stream(), Stream.of(OpenTool.PRIVATE_NETWORK))
                .toList();
        return kind.open(
                name, ToolSettings.of(known, said), new GuardedAccess("a secret", true, InstantSource.system()));
    }

    Connector stream() {
        return tool(settings()).streams().getFirst();
    }

    @Override
    public void close() throws IOException {
        producer.close();
        try (Admin admin = Admin.create(TestBroker.client())) {
            admin.deleteTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
