package org.opencontextgraph.query.materializer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.streams.KeyValue;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;

/**
 * The materializer's own targets, handed their records by a test in place of a consumer: the same rows by the same statements,
 * under the same roles, and no broker to wait for.
 */
public final class DirectTables implements AutoCloseable {
    private static final Map<TopicSpec, Target> TARGETS = Map.of(
            Topics.UNIT, new ReleaseTarget(),
            Topics.ACCOUNT, new KeyedTarget<>(new AccountTable()),
            Topics.ACCOUNT_NAME, new KeyedTarget<>(new SubjectTable()),
            Topics.MEMBERSHIP, new KeyedTarget<>(new MembershipTable()),
            Topics.CONSENT, new KeyedTarget<>(new ConsentTable()),
            Topics.SAME_PERSON, new KeyedTarget<>(new SamePersonTable()),
            Topics.TASK, new KeyedTarget<>(new TaskTable()),
            Topics.PERSONAL_EVENT, new TimelineTarget());

    private final Connection released;
    private final Connection personal;

    /**
     * @param released connections of the role for released rows
     * @param personal connections of the role for what is one person's
     */
    public DirectTables(DataSource released, DataSource personal) throws SQLException {
        this.released = prepared(released.getConnection(), Topics.UNIT);
        this.personal = personal.getConnection();
        for (TopicSpec topic : TARGETS.keySet()) {
            if (!topic.equals(Topics.UNIT)) {
                prepared(this.personal, topic);
            }
        }
    }

    /** Records of one topic, of its only partition, as one batch. */
    public void write(TopicSpec topic, List<KeyValue<byte[], byte[]>> records) throws SQLException {
        Target.Rows rows = target(topic).newRows(1);
        for (KeyValue<byte[], byte[]> record : records) {
            Outcome outcome = rows.add(new Delivery(0, 0, record.key, record.value));
            if (!outcome.equals(Outcome.ACCEPTED)) {
                throw new IllegalArgumentException(topic.name() + ": " + outcome);
            }
        }
        Connection connection = topic.equals(Topics.UNIT) ? released : personal;
        rows.write(connection);
        connection.commit();
    }

    private static Connection prepared(Connection connection, TopicSpec topic) throws SQLException {
        connection.setAutoCommit(false);
        target(topic).prepare(connection);
        connection.commit();
        return connection;
    }

    private static Target target(TopicSpec topic) {
        Target target = TARGETS.get(topic);
        if (target == null) {
            throw new IllegalArgumentException("no table for " + topic.name());
        }
        return target;
    }

    @Override
    public void close() throws SQLException {
        try (released;
                personal) {
            // what was not committed is not wanted
        }
    }
}
