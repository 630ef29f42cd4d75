package org.opencontextgraph.schema.config;

import java.util.Map;
import java.util.TreeSet;

/**
 * The broker. Any other key below `kafka.` goes to every Kafka client untouched, but for {@link FixedKafkaSettings}, which
 * are refused.
 */
public record KafkaConfig(
        @Setting(value = "Where the brokers are, host:port separated by commas.", byDefault = "localhost:9092")
        String bootstrapServers,

        @Setting(value = "In front of every topic's name.", byDefault = "ocg.")
        String topicPrefix,

        @Setting(value = "Partitions of every corridor topic; fixed for the life of an instance.", byDefault = "12")
        int partitions,

        @Setting(value = "Copies of every topic's partitions.", byDefault = "3")
        short replicationFactor,

        @Setting(
                "Any other key below `kafka.` goes to every Kafka client untouched: `kafka.security.protocol` and so on. "
                        + "What results depend on (`kafka.processing.guarantee`, `kafka.isolation.level`, …) is refused.")
        Map<String, String> client) {
    public KafkaConfig {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be at least 1, not " + partitions);
        }
        FixedKafkaSettings.refuse(new TreeSet<>(client.keySet()));
        client = Map.copyOf(client);
    }
}
