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

/**
 * Where a record of the corridor goes: control and person-wide records to every partition (KIP-837), a task's note to itself
 * back to its own, everything else by its key.
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
            case null, default -> Optional.empty();
        };
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
