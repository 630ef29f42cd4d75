package org.opencontextgraph.schema.config;

import java.util.Set;

/**
 * What nobody may set below `kafka.`: the settings that exactly-once processing, the order of records, the partition of a key
 * and the silence of dead letters stand on. Everything else goes to Kafka's clients untouched.
 */
public final class FixedKafkaSettings {
    /** One kind of client each; such a setting is no less fixed with the prefix in front. */
    private static final Set<String> PREFIXES = Set.of(
            "main.consumer.", "restore.consumer.", "global.consumer.", "consumer.", "producer.", "admin.", "topic.");

    private static final Set<String> FIXED = Set.of(
            // Exactly once, from one topic to the next.
            "processing.guarantee",
            "isolation.level",
            "enable.auto.commit",
            "auto.offset.reset",
            "enable.idempotence",
            "acks",
            "transactional.id",
            // Whose state it is, and where it lies; these have keys of their own.
            "application.id",
            "group.id",
            "state.dir",
            "ensure.explicit.internal.resource.naming",
            // Rooms take records in the order of their timestamps, which are the broker's.
            "max.task.idle.ms",
            "default.timestamp.extractor",
            // The same key is in the same partition of every topic.
            "partitioner.class",
            "partitioner.ignore.keys",
            // Kafka's own handlers and dead letters copy what records hold.
            "deserialization.exception.handler",
            "default.deserialization.exception.handler",
            "processing.exception.handler",
            "production.exception.handler",
            "default.production.exception.handler",
            "errors.dead.letter.queue.topic.name",
            "ocg.topic.prefix",
            // The largest record is a promise of the rooms, and of the topics.
            "max.request.size",
            "max.message.bytes");

    private FixedKafkaSettings() {}

    /**
     * @param keys as Kafka's clients know them, without `kafka.`
     * @throws ConfigException for the first that is fixed
     */
    public static void refuse(Iterable<String> keys) {
        for (String key : keys) {
            if (FIXED.contains(withoutPrefix(key))) {
                throw new ConfigException("kafka." + key, "is fixed, for results would be wrong with another value");
            }
        }
    }

    private static String withoutPrefix(String key) {
        return PREFIXES.stream()
                .filter(key::startsWith)
                .findFirst()
                .map(prefix -> key.substring(prefix.length()))
                .orElse(key);
    }
}
