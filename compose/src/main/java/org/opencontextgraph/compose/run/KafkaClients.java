package org.opencontextgraph.compose.run;

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
}
