package org.opencontextgraph.compose.demo;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.codec.MessageDeserializer;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.PersonalTask;
import org.opencontextgraph.schema.message.Suspended;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.schema.topic.Topics;

/**
 * Counts of some lanes from behind the gate. They belong to the one who holds the files, in a throwaway demonstration, and
 * to nobody else: no API, metric or log has them.
 *
 * @param occurrences steps of all tasks
 * @param occurrencesPublished steps that are in units, within whole traces or as a transition
 * @param tracesPublished whole traces in units
 */
record LaneBooks(
        long tasks,
        long traces,
        long units,
        long unitsL0,
        long occurrences,
        long occurrencesPublished,
        long tracesPublished) {

    private static final Duration POLL = Duration.ofMillis(200);

    /** Reads the lanes' topics from their beginning to where they end now. */
    static LaneBooks read(Map<String, Object> client, String topicPrefix, Set<String> lanes) {
        Map<String, Integer> tasks = new HashMap<>();
        Map<String, Unit> units = new HashMap<>();
        Set<String> traces = new HashSet<>();
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (KafkaConsumer<String, SpecificRecord> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new MessageDeserializer())) {
            readAll(consumer, Topics.TASK.in(topicPrefix), (key, message) -> {
                if (message instanceof PersonalTask task && lanes.contains(task.getLane())) {
                    tasks.put(key, task.getSteps().size());
                }
            });
            readAll(consumer, Topics.TRACE.in(topicPrefix), (key, message) -> {
                if (message instanceof Trace trace && lanes.contains(trace.getLane())) {
                    traces.add(trace.getPerson() + '|' + trace.getTrace());
                }
            });
            readAll(consumer, Topics.UNIT.in(topicPrefix), (key, message) -> {
                if (message instanceof Unit unit && lanes.contains(unit.getLane())) {
                    units.put(key, unit);
                } else if (message == null || message instanceof Suspended) {
                    units.remove(key);
                }
            });
        }
        return new LaneBooks(
                tasks.size(),
                traces.size(),
                units.size(),
                units.values().stream()
                        .filter(unit -> unit.getLevel() == Level.L0)
                        .count(),
                tasks.values().stream().mapToLong(Integer::longValue).sum(),
                units.values().stream().mapToLong(LaneBooks::occurrences).sum(),
                units.values().stream()
                        .filter(unit -> unit.getLevel() == Level.L0)
                        .mapToLong(Unit::getCount)
                        .sum());
    }

    /** A transition stands for the step that it goes to; the end of a trace is none. */
    private static long occurrences(Unit unit) {
        if (unit.getLevel() == Level.L0) {
            return unit.getCount() * unit.getSteps().size();
        }
        return unit.getEnds() ? 0 : unit.getCount();
    }

    private static void readAll(
            KafkaConsumer<String, SpecificRecord> consumer,
            String topic,
            BiConsumer<String, @Nullable SpecificRecord> reader) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(it -> new TopicPartition(topic, it.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
            for (ConsumerRecord<String, SpecificRecord> record : consumer.poll(POLL)) {
                reader.accept(record.key(), record.value());
            }
        }
    }
}
