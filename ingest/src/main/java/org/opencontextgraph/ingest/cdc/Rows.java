package org.opencontextgraph.ingest.cdc;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** What Debezium's records say. */
final class Rows {
    private static final String STATUS = "status";

    private final Map<String, Set<String>> needed = new HashMap<>();
    /** By identity: a table that is changed gets a new schema. */
    private final Set<Schema> whole = Collections.newSetFromMap(new IdentityHashMap<>());

    Rows(Mapping mapping) {
        mapping.tables().forEach(table -> needed.put(table, mapping.columns(table)));
    }

    static boolean isHeartbeat(SourceRecord record) {
        return record.topic().equals(EngineSettings.HEARTBEAT);
    }

    static boolean isTransaction(SourceRecord record) {
        return record.topic().equals(EngineSettings.TRANSACTION);
    }

    static boolean isNotification(SourceRecord record) {
        return record.topic().equals(EngineSettings.NOTIFICATION);
    }

    /** Where a transaction ends that everything up to this record belongs to, or stands before; 0: nothing ends here. */
    static long end(SourceRecord record) {
        return isHeartbeat(record) || isEndOfTransaction(record) ? number(record.sourceOffset(), "lsn_commit") : 0;
    }

    static boolean isEndOfTransaction(SourceRecord record) {
        return isTransaction(record)
                && ((Struct) record.value()).getString(STATUS).equals("END");
    }

    /** The number of the transaction that begins or ends here. */
    static String transaction(SourceRecord record) {
        String id = ((Struct) record.value()).getString("id");
        int colon = id.indexOf(':');
        return colon < 0 ? id : id.substring(0, colon);
    }

    /** Of the whole snapshot: COMPLETED, ABORTED, SKIPPED; of others the empty string. */
    static String endOfSnapshot(SourceRecord notification) {
        Struct value = (Struct) notification.value();
        String type = value.getString("type");
        return value.getString("aggregate_type").equals("Initial Snapshot")
                        && Set.of("COMPLETED", "ABORTED", "SKIPPED").contains(type)
                ? type
                : "";
    }

    /**
     * A row, or a change of one.
     *
     * @throws IOException when a column of the mapping is not there: somebody has changed the table
     */
    Change change(SourceRecord record) throws IOException {
        Struct value = (Struct) record.value();
        Struct source = value.getStruct("source");
        String table = source.getString("schema") + "." + source.getString("table");
        String operation = value.getString("op");
        Map<String, @Nullable String> before = columns(value, "before");
        Map<String, @Nullable String> after = columns(value, "after");
        requireWhole(table, value.schema());
        boolean snapshot = operation.equals("r");
        return new Change(
                table,
                switch (operation) {
                    case "r", "c" -> Operation.INSERT;
                    case "u" -> Operation.UPDATE;
                    case "d" -> Operation.DELETE;
                    case "t" -> Operation.TRUNCATE;
                    default -> throw new IOException("Debezium told an operation that is not known");
                },
                before,
                after,
                number(source, "lsn"),
                snapshot ? null : committed(source));
    }

    private void requireWhole(String table, Schema schema) throws IOException {
        @Nullable Field after = schema.field("after");
        if (after == null || whole.contains(schema)) {
            return;
        }
        for (String column : needed.getOrDefault(table, Set.of())) {
            if (after.schema().field(column) == null) {
                throw new IOException("the table " + table + " has no column " + column
                        + " any more; remove the connector and add it again with a mapping that fits");
            }
        }
        whole.add(schema);
    }

    private static Instant committed(Struct source) {
        return Instant.EPOCH.plusNanos(source.getInt64("ts_us") * 1_000);
    }

    private static Map<String, @Nullable String> columns(Struct value, String image) {
        Map<String, @Nullable String> columns = new HashMap<>();
        @Nullable Field field = value.schema().field(image);
        @Nullable Struct row = field == null ? null : value.getStruct(image);
        if (row != null) {
            for (Field column : row.schema().fields()) {
                @Nullable Object it = row.getWithoutDefault(column.name());
                columns.put(column.name(), it == null ? null : it.toString());
            }
        }
        return columns;
    }

    private static long number(Struct source, String field) {
        @Nullable Long number = source.getInt64(field);
        return number == null ? 0 : number;
    }

    private static long number(Map<String, ?> offset, String field) {
        return offset.get(field) instanceof Number number ? number.longValue() : 0;
    }
}
