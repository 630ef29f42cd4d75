package org.opencontextgraph.compose.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.opencontextgraph.schema.codec.MessageSerializer;
import org.opencontextgraph.schema.config.KafkaConfig;

/** How this process's clients reach the broker. */
public record KafkaClients(KafkaConfig config) {
    /** What every client is given; the operator's own settings pass through untouched. */
    public Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(config.client());
        settings.put("bootstrap.servers", config.bootstrapServers());
        return settings;
    }

    TopicNaming naming() {
        return new TopicNaming(config.topicPrefix(), config.partitions(), config.replicationFactor());
    }

    public Admin admin() {
        return Admin.create(settings());
    }

    public Producer<String, SpecificRecord> producer() {
        return new KafkaProducer<>(settings(), new StringSerializer(), new MessageSerializer());
    }

    /** One that says soon whether a record was written: somebody waits for the answer. */
    Producer<String, SpecificRecord> producer(Duration patience) {
        return producer(patience, Map.of());
    }

    /** The same for records of up to so many bytes. */
    Producer<String, SpecificRecord> producer(Duration patience, int largest) {
        return producer(patience, Map.of("max.request.size", largest));
    }

    private Producer<String, SpecificRecord> producer(Duration patience, Map<String, Object> more) {
        Map<String, Object> settings = settings();
        settings.put("max.block.ms", patience.toMillis());
        settings.put("delivery.timeout.ms", (int) patience.toMillis());
        settings.put("request.timeout.ms", (int) patience.dividedBy(2).toMillis());
        settings.put("linger.ms", 0);
        settings.putAll(more);
        return new KafkaProducer<>(settings, new StringSerializer(), new MessageSerializer());
    }
}
