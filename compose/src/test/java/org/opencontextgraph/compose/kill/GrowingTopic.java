package org.opencontextgraph.compose.kill;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of somebody else, to which orders are written. */
final class GrowingTopic implements GrowingSource {
    private static final String TOPIC = "orders-of-a-shop";
    private static final int PARTITIONS = 3;
    private static final String MAPPING = """
            events:
              - where: {/kind: paid}
                step: shop.order.pay
                process: orders
                resource: order /order
                account: user /by
                time: /at
                id: /order
            """;

    private final String brokers;
    private final KafkaProducer<byte[], byte[]> producer;
    private int orders;

    GrowingTopic(Map<String, Object> client) throws Exception {
        brokers = String.valueOf(client.get("bootstrap.servers"));
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public String kind() {
        return "kafka-topic";
    }

    @Override
    public List<String> settings(Path place) throws Exception {
        Path mapping = Files.writeString(place.resolve("orders.yaml"), MAPPING);
        return List.of("bootstrap-servers=" + brokers, "topic=" + TOPIC, "security=plaintext", "mapping=@" + mapping);
    }

    @Override
    public void grow(int events) {
        for (int until = orders + events; orders < until; orders++) {
            String order = "{\"kind\":\"paid\",\"by\":7,\"order\":" + orders + ",\"at\":"
                    + 1_000 * GrowingSource.at(orders) + "}";
            var _ = producer.send(
                    new ProducerRecord<>(TOPIC, orders % PARTITIONS, null, order.getBytes(StandardCharsets.UTF_8)));
        }
        producer.flush();
    }

    @Override
    public String prefix() {
        return "kafka@" + brokers + "/" + TOPIC + ":";
    }

    @Override
    public Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        for (int i = 0; i < orders; i++) {
            ids.add("shop.order.pay/" + i);
        }
        return ids;
    }

    @Override
    public void close() {
        producer.close();
    }
}
