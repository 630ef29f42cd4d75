package org.opencontextgraph.compose.bench.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.bench.OwnTopics;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.compose.run.KafkaClients;

/** A topic of JSON records about tickets: each is opened, commented on twice, and closed. */
final class TopicSource implements SourceTool {
    private static final List<String> KINDS = List.of("opened", "commented", "commented", "closed");
    private static final int PARTITIONS = 4;

    private final String servers;
    private final String topic;
    private final int events;

    private TopicSource(String servers, String topic, int events) {
        this.servers = servers;
        this.topic = topic;
        this.events = events;
    }

    /** Makes the topic and writes it. */
    static TopicSource write(KafkaClients kafka, String topic, int events) throws InterruptedException {
        Map<String, Object> settings = kafka.settings();
        try (Admin admin = kafka.admin()) {
            OwnTopics.make(admin, List.of(new NewTopic(topic, PARTITIONS, (short) 1)));
        }
        settings.put("compression.type", "lz4");
        settings.put("linger.ms", 20);
        Template record = Template.of("topic-record.json", "kind", "change", "at", "by", "ticket", "final");
        WorkYear year = new WorkYear(Math.ceilDiv(events, KINDS.size()));
        AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int event = 0; event < events; event++) {
                int ticket = event / KINDS.size();
                int turn = event % KINDS.size();
                String value = record.fill(
                        KINDS.get(turn),
                        event,
                        year.at(ticket, 10 * turn),
                        WorkYear.person(ticket, turn),
                        ticket,
                        turn == KINDS.size() - 1);
                byte[] key = Integer.toString(ticket).getBytes(StandardCharsets.UTF_8);
                var _ = producer.send(
                        new ProducerRecord<>(topic, key, value.getBytes(StandardCharsets.UTF_8)), (_, failure) -> {
                            if (failure != null) {
                                failed.set(failure);
                            }
                        });
            }
            producer.flush();
        }
        if (failed.get() != null) {
            throw new Refusal("the topic " + topic + " cannot be written: " + failed.get(), failed.get());
        }
        return new TopicSource(String.valueOf(settings.get("bootstrap.servers")), topic, events);
    }

    @Override
    public String kind() {
        return "kafka-topic";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "bootstrap-servers",
                servers,
                "topic",
                topic,
                "mapping",
                Template.text("topic.yaml"),
                "security",
                "plaintext",
                "readable-by",
                "everyone",
                "private-network",
                "yes");
    }

    @Override
    public String token() {
        return "not used";
    }

    @Override
    public int events() {
        return events;
    }

    @Override
    public void close() {
        // the broker belongs to the instance
    }
}
