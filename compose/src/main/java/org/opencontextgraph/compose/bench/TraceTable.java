package org.opencontextgraph.compose.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.opencontextgraph.compose.embedded.Refusal;

/** The table that all chains end in, as its owner sees it. */
public final class TraceTable implements AutoCloseable {
    private static final long LOOK_MILLIS = 50;

    private final DataSource owner;
    private final Admin admin;
    private final int partitions;

    public TraceTable(DataSource owner, Admin admin, int partitions) {
        this.owner = owner;
        this.admin = admin;
        this.partitions = partitions;
    }

    public void empty() throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate trace.trace_event");
        }
    }

    /** Returns when that many events of the lane are in the table and a materializer is at the end of its topic. */
    void await(String lane, long events, String consumer, String topic) throws SQLException, InterruptedException {
        while (true) {
            // Counting is dear; the offsets, which are committed with the rows, tell when it is worth it.
            if (isAtEnd(consumer, topic) && count(lane) >= events) {
                return;
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /**
     * Returns when a materializer is at the end of its topic, so that every row is there that will be there.
     *
     * @throws Refusal when it does not come there
     */
    public void awaitEnd(String consumer, String topic, Duration patience) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isAtEnd(consumer, topic)) {
            if (System.nanoTime() > deadline) {
                throw new Refusal("the materializer has not come to the end of " + topic + " within "
                        + patience.toSeconds() + " s; the instance's log says more");
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** How many rows there are, and how many different ids. */
    public record Count(long rows, long ids) {}

    public Count count() throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*), count(distinct id) from trace.trace_event")) {
            row.next();
            return new Count(row.getLong(1), row.getLong(2));
        }
    }

    private long count(String lane) throws SQLException {
        try (Connection connection = owner.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select count(*) from trace.trace_event where lane = ?")) {
            query.setString(1, lane);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private boolean isAtEnd(String consumer, String topic) throws SQLException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            asked.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        try {
            // Not the end of what is committed: a commit returns before it is known to every partition.
            Collection<Long> ends = admin.listOffsets(asked).all().get().values().stream()
                    .map(it -> it.offset())
                    .toList();
            return read(consumer, topic)
                    >= ends.stream().mapToLong(Long::longValue).sum();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("the broker does not tell where " + topic + " ends", e);
        }
    }

    private long read(String consumer, String topic) throws SQLException {
        try (Connection connection = owner.getConnection();
                PreparedStatement query = connection.prepareStatement("select coalesce(sum(next_offset), 0)"
                        + " from trace.consumer_offset where consumer = ? and topic = ?")) {
            query.setString(1, consumer);
            query.setString(2, topic);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
