package org.opencontextgraph.streams.corridor;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.Continue;
import org.opencontextgraph.schema.message.MergePersons;
import org.opencontextgraph.schema.message.PersonalTask;
import org.opencontextgraph.schema.message.RetractPerson;
import org.opencontextgraph.schema.message.UnmergePersons;
import org.opencontextgraph.schema.topic.Topics;

/**
 * Where a record of the corridor goes: control and person-wide records to every partition (KIP-837), a task's note to itself
 * back to its own, a person's task and its tombstone by the person, everything else by its key.
 */
public final class CorridorPartitioner implements StreamPartitioner<String, SpecificRecord> {
    private @Nullable Set<Integer> all;

    @Override
    public Optional<Set<Integer>> partitions(
            String topic, @Nullable String key, @Nullable SpecificRecord value, int partitions) {
        return switch (value) {
            case Clock _, Close _, RetractPerson _, MergePersons _, UnmergePersons _ -> Optional.of(all(partitions));
            case Continue again -> Optional.of(Set.of(again.getPartition()));
            case PersonalTask task -> Optional.of(Set.of(byKey(task.getPerson(), partitions)));
            case null -> ofTombstone(topic, key, partitions);
            default -> Optional.empty();
        };
    }

    /** A task's tombstone goes where the task went; its key is `person|task`. */
    private static Optional<Set<Integer>> ofTombstone(String topic, @Nullable String key, int partitions) {
        int end = key == null || !topic.endsWith(Topics.TASK.name()) ? -1 : key.indexOf('|');
        return key == null || end < 0
                ? Optional.empty()
                : Optional.of(Set.of(byKey(key.substring(0, end), partitions)));
    }

    /** As Kafka's default partitioner would for this key. */
    private static int byKey(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    private Set<Integer> all(int partitions) {
        Set<Integer> known = all;
        if (known == null || known.size() != partitions) {
            known = IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet());
            all = known;
        }
        return known;
    }
}
