package org.opencontextgraph.query.materializer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** The next offset of each partition, kept beside the rows. Every method works inside the caller's transaction. */
final class OffsetBook {
    private final String table;
    private final String consumer;
    private final String topic;

    /** @param table a constant of the program, never input */
    OffsetBook(String table, String consumer, String topic) {
        this.table = table;
        this.consumer = consumer;
        this.topic = topic;
    }

    /** Where to go on, for every partition of {@code beginnings}; one that is new starts at its beginning. */
    Map<Integer, Long> read(Connection connection, Map<Integer, Long> beginnings) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into " + table
                + " (consumer, topic, partition, next_offset) values (?, ?, ?, ?) on conflict do nothing")) {
            for (var beginning : beginnings.entrySet()) {
                insert.setString(1, consumer);
                insert.setString(2, topic);
                insert.setInt(3, beginning.getKey());
                insert.setLong(4, beginning.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        Map<Integer, Long> offsets = read(connection);
        offsets.keySet().retainAll(beginnings.keySet());
        return offsets;
    }

    /**
     * Moves the offsets over a batch.
     *
     * @return false when they do not stand where the batch begins: another materializer wrote it, or this one did and
     *     never heard of it. The caller rolls back.
     */
    boolean advance(Connection connection, Map<Integer, Long> from, Map<Integer, Long> to) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update " + table
                + " set next_offset = ? where consumer = ? and topic = ? and partition = ? and next_offset = ?")) {
            // in the order of the partitions (the map is sorted), so that two materializers cannot deadlock
            for (var entry : to.entrySet()) {
                update.setLong(1, entry.getValue());
                update.setString(2, consumer);
                update.setString(3, topic);
                update.setInt(4, entry.getKey());
                update.setLong(5, from.getOrDefault(entry.getKey(), -1L));
                update.addBatch();
            }
            for (int updated : update.executeBatch()) {
                if (updated != 1) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Whether the offsets stand here; they do not when somebody set them back or took them away. */
    boolean standAt(Connection connection, Map<Integer, Long> place) throws SQLException {
        return read(connection).entrySet().containsAll(place.entrySet());
    }

    private Map<Integer, Long> read(Connection connection) throws SQLException {
        Map<Integer, Long> offsets = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select partition, next_offset from " + table + " where consumer = ? and topic = ?")) {
            select.setString(1, consumer);
            select.setString(2, topic);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    offsets.put(rows.getInt(1), rows.getLong(2));
                }
            }
        }
        return offsets;
    }
}
