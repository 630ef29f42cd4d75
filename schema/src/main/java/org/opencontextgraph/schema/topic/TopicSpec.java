package org.opencontextgraph.schema.topic;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic.
 *
 * @param name without the instance's prefix
 * @param key what the key is, in words; it decides the partition
 * @param values the messages it carries
 * @param writers who may write it
 * @param readers who may read it
 * @param corridor whether it has the corridor's partition count (all corridor topics have the same), else one
 * @param confidential whether it holds what only its owner or the gate may know
 * @param largestBatch the largest batch of records, in bytes
 */
public record TopicSpec(
        String name,
        String key,
        List<Class<? extends SpecificRecord>> values,
        Set<Role> writers,
        Set<Role> readers,
        Retention retention,
        boolean corridor,
        boolean confidential,
        int largestBatch) {
    /** With batches of the usual size. */
    public TopicSpec(
            String name,
            String key,
            List<Class<? extends SpecificRecord>> values,
            Set<Role> writers,
            Set<Role> readers,
            Retention retention,
            boolean corridor,
            boolean confidential) {
        this(name, key, values, writers, readers, retention, corridor, confidential, LARGEST_BATCH);
    }

    public int partitions(int corridorPartitions) {
        return corridor ? corridorPartitions : 1;
    }

    public String in(String prefix) {
        return prefix + name;
    }

    /**
     * The usual largest batch of records in bytes: Kafka's own default, said here so that it holds on a broker that has another.
     * Nothing that the house makes itself is near it.
     */
    public static final int LARGEST_BATCH = 1_048_588;

    /**
     * Topic settings. Record timestamps are the time of writing, set by the broker: with event time a topic kept for
     * seven days would delete an imported log of 2011 within a minute.
     */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("message.timestamp.type", "LogAppendTime");
        settings.put("max.message.bytes", Integer.toString(largestBatch));
        switch (retention) {
            case Retention.Compacted(Duration untouched) -> {
                settings.put("cleanup.policy", "compact");
                settings.put("retention.ms", "-1");
                settings.put("delete.retention.ms", Long.toString(Retention.TOMBSTONES.toMillis()));
                settings.put("min.compaction.lag.ms", Long.toString(untouched.toMillis()));
            }
            case Retention.For(Duration duration) -> {
                settings.put("cleanup.policy", "delete");
                settings.put("retention.ms", duration == null ? "-1" : Long.toString(duration.toMillis()));
            }
        }
        return settings;
    }
}
