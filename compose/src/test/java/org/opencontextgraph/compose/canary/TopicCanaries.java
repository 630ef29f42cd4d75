package org.opencontextgraph.compose.canary;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of somebody else whose records hold canaries wherever they can. */
record TopicCanaries(Canaries canaries, Map<String, Object> client) {
    static final String TOPIC = "orders-of-a-shop";
    static final String MAPPING = """
            events:
              - where: {/kind: [paid]}
                step: shop.order.pay
                process: orders
                resource: order /order
                account: user /by
                time: /at
              - where: {type: com.example.order.paid}
                step: shop.order.pay
                process: orders
                resource: order subject
                account: user /by
            """;

    void write() throws Exception {
        try (Admin admin = Admin.create(client);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            send(
                    producer,
                    on("key"),
                    order("paid", "1", "1772359200000", on("field of a value")),
                    new RecordHeader(on("name of a header"), bytes(on("value of a header"))));
            send(producer, "", order(on("word that no row decides"), "2", "1", "x"));
            send(producer, "", order("paid", "3", "\"" + on("time that is none") + "\"", "x"));
            send(producer, "", order("paid", "{\"a\":\"" + on("resource that is an object") + "\"}", "1", "x"));
            send(producer, "", "{\"kind\":\"paid\",\"note\":\"" + on("value that ends in the middle"));
            send(producer, "", on("value that is no JSON"));
            send(
                    producer,
                    "",
                    "{\"by\":7,\"note\":\"" + on("data of a CloudEvent") + "\"}",
                    header("ce_specversion", "1.0"),
                    header("ce_type", "com.example.order.paid"),
                    header("ce_source", "/shop"),
                    header("ce_id", "77"),
                    header("ce_subject", "4"),
                    header("ce_time", "2026-03-01T10:00:00Z"),
                    header("ce_traceparent", on("extension of a CloudEvent")),
                    header("content-type", "application/json"));
            send(
                    producer,
                    "",
                    "{\"specversion\":\"1.0\",\"type\":\"" + on("type of a CloudEvent that no row decides")
                            + "\",\"source\":\"/shop\",\"id\":\"78\",\"data\":{\"x\":\""
                            + on("data of a structured CloudEvent") + "\"}}",
                    header("content-type", "application/cloudevents+json"));
            send(
                    producer,
                    "",
                    "{}",
                    header("ce_specversion", on("version of a CloudEvent")),
                    header("ce_type", "x"),
                    header("content-type", on("content type")));
        }
    }

    private static String order(String kind, String order, String at, String note) {
        return "{\"kind\":\"" + kind + "\",\"by\":7,\"order\":" + order + ",\"at\":" + at + ",\"note\":\"" + note
                + "\"}";
    }

    private String on(String path) {
        return canaries.on("kafka " + path);
    }

    private static RecordHeader header(String name, String value) {
        return new RecordHeader(name, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String key, String value, RecordHeader... headers)
            throws Exception {
        producer.send(new ProducerRecord<>(TOPIC, 0, bytes(key), bytes(value), List.of(headers)))
                .get();
    }
}
