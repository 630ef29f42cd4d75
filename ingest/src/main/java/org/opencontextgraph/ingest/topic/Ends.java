package org.opencontextgraph.ingest.topic;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * A topic at one moment, by partition.
 *
 * @param topicId Kafka's own
 * @param first the oldest offset that is still there
 * @param committed the end of what can be read
 * @param written the end of everything; larger than {@code committed} while a transaction is open
 */
record Ends(String topicId, Map<Integer, Long> first, Map<Integer, Long> committed, Map<Integer, Long> written) {
    static Ends ask(TopicSource source, Admin admin) throws IOException {
        TopicDescription topic = describe(source, admin);
        Set<TopicPartition> partitions = topic.partitions().stream()
                .map(it -> new TopicPartition(source.topic(), it.partition()))
                .collect(Collectors.toUnmodifiableSet());
        return new Ends(
                topic.topicId().toString(),
                offsets(source, admin, partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED),
                offsets(source, admin, partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED),
                offsets(source, admin, partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED));
    }

    /** Whether a transaction is open. */
    boolean isHeldBack() {
        return !committed.equals(written);
    }

    static TopicDescription describe(TopicSource source, Admin admin) throws IOException {
        return answer(
                source,
                admin.describeTopics(
                                List.of(source.topic()), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                        .topicNameValues()
                        .values()
                        .iterator()
                        .next());
    }

    private static Map<Integer, Long> offsets(
            TopicSource source, Admin admin, Set<TopicPartition> partitions, OffsetSpec which, IsolationLevel level)
            throws IOException {
        Map<TopicPartition, OffsetSpec> asked = partitions.stream().collect(Collectors.toMap(it -> it, _ -> which));
        Map<Integer, Long> offsets = new TreeMap<>();
        answer(source, admin.listOffsets(asked, new ListOffsetsOptions(level)).all())
                .forEach((partition, found) -> offsets.put(partition.partition(), found.offset()));
        return offsets;
    }

    private static <T> T answer(TopicSource source, KafkaFuture<T> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw Failures.cause(source, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("it was stopped before it had read everything");
        }
    }
}
