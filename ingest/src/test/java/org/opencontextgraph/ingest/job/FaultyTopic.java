package org.opencontextgraph.ingest.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.opencontextgraph.ingest.feed.TestBroker;

/** A topic of somebody else with two partitions, to which orders are written. */
record FaultyTopic(String name, KafkaProducer<byte[], byte[]> producer) implements AutoCloseable {
    private static final String MAPPING = """
            events:
              - where: {/kind: paid}
                step: shop.order.pay
                process: orders
                resource: order /order
                account: user /by
              - where: {/kind: viewed}
                ignore: looking is no step
            """;

    static FaultyTopic made(String name) throws Exception {
        FaultyTopic made = new FaultyTopic(name, producer(Map.of()));
        made.create();
        made.pay(1, 2, 3);
        return made;
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(TestBroker.client());
        config.putAll(more);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    void create() throws Exception {
        try (Admin admin = Admin.create(TestBroker.client())) {
            admin.createTopics(List.of(new NewTopic(name, 2, (short) 1))).all().get();
        }
    }

    void delete() throws Exception {
        try (Admin admin = Admin.create(TestBroker.client())) {
            admin.deleteTopics(List.of(name)).all().get();
        }
    }

    void deleteRecordsBefore(int partition, long offset) throws Exception {
        try (Admin admin = Admin.create(TestBroker.client())) {
            admin.deleteRecords(Map.of(new TopicPartition(name, partition), RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        }
    }

    void pay(int... orders) throws Exception {
        for (int order : orders) {
            write(0, "{\"kind\":\"paid\",\"by\":7,\"order\":" + order + "}");
        }
    }

    void write(int partition, String value) throws Exception {
        producer.send(record(partition, value)).get();
    }

    /** A transaction that stays open until the returned producer is closed. */
    AutoCloseable open(String id) throws Exception {
        KafkaProducer<byte[], byte[]> open = producer(Map.of("transactional.id", id));
        open.initTransactions();
        open.beginTransaction();
        open.send(record(1, "{\"kind\":\"paid\",\"by\":7,\"order\":900}")).get();
        return open;
    }

    private ProducerRecord<byte[], byte[]> record(int partition, String value) {
        return new ProducerRecord<>(name, partition, null, value.getBytes(UTF_8));
    }

    Map<String, String> settings() {
        return Map.of(
                "bootstrap-servers",
                String.valueOf(TestBroker.client().get("bootstrap.servers")),
                "topic",
                name,
                "mapping",
                MAPPING,
                "security",
                "plaintext",
                "readable-by",
                "everyone");
    }

    @Override
    public void close() {
        producer.close();
    }
}
