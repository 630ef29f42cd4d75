package org.opencontextgraph.ingest.cdc;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How Debezium is told what to read: nothing but the mapped columns, and nothing is to be written but the slot's position. */
final class EngineSettings {
    static final String SERVER = "ocg";
    static final String HEARTBEAT = "ocg-heartbeat." + SERVER;
    static final String TRANSACTION = SERVER + ".transaction";
    static final String NOTIFICATION = "ocg-notification";
    private static final int HEARTBEAT_MS = 100;
    private static final int STATUS_MS = 100;

    private EngineSettings() {}

    /** All rows that are there now, and then nothing. */
    static Properties snapshot(CdcSource source, Map<String, List<String>> keys) throws IOException {
        Properties properties = common(source, keys);
        properties.setProperty("snapshot.mode", "initial_only");
        properties.setProperty("snapshot.locking.mode", "none");
        properties.setProperty("snapshot.fetch.size", "5000");
        properties.setProperty("notification.enabled.channels", "sink");
        properties.setProperty("notification.sink.topic.name", NOTIFICATION);
        return properties;
    }

    /** Every transaction that ended after {@code lsn}. */
    static Properties log(CdcSource source, Map<String, List<String>> keys, long lsn) throws IOException {
        Properties properties = common(source, keys);
        properties.setProperty("snapshot.mode", "no_data");
        properties.setProperty(StartingOffset.SETTING, "{\"lsn\":" + lsn + "}");
        properties.setProperty("provide.transaction.metadata", "true");
        properties.setProperty("heartbeat.interval.ms", Integer.toString(HEARTBEAT_MS));
        properties.setProperty("topic.heartbeat.prefix", "ocg-heartbeat");
        properties.setProperty("status.update.interval.ms", Integer.toString(STATUS_MS));
        properties.setProperty("lsn.flush.mode", "connector_and_driver");
        properties.setProperty("message.prefix.exclude.list", ".*");
        return properties;
    }

    private static Properties common(CdcSource source, Map<String, List<String>> keys) throws IOException {
        Link link = source.link();
        Properties properties = new Properties();
        properties.setProperty("name", "ocg-" + source.connector());
        properties.setProperty("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        properties.setProperty("offset.storage", StartingOffset.class.getName());
        properties.setProperty("topic.prefix", SERVER);
        properties.setProperty("database.hostname", link.pinnedHost());
        properties.setProperty("database.port", Integer.toString(link.address().port()));
        properties.setProperty("database.dbname", link.address().database());
        properties.setProperty("database.user", link.user());
        properties.setProperty("database.password", link.access().token());
        properties.setProperty("database.sslmode", link.encryption());
        properties.setProperty("driver.ApplicationName", "ocg");
        properties.setProperty("driver.connectTimeout", Integer.toString(Link.SECONDS_TO_CONNECT));
        properties.setProperty("plugin.name", "pgoutput");
        properties.setProperty("slot.name", source.slot());
        properties.setProperty("slot.drop.on.stop", "false");
        properties.setProperty("slot.max.retries", "0");
        properties.setProperty("publication.name", source.publication());
        properties.setProperty("publication.autocreate.mode", "disabled");
        properties.setProperty("table.include.list", patterns(source.mapping().tables()));
        properties.setProperty("column.include.list", patterns(columns(source.mapping(), keys)));
        properties.setProperty("tombstones.on.delete", "false");
        properties.setProperty("skipped.operations", "none");
        properties.setProperty("time.precision.mode", "isostring");
        properties.setProperty("decimal.handling.mode", "string");
        properties.setProperty("interval.handling.mode", "string");
        properties.setProperty("binary.handling.mode", "hex");
        properties.setProperty("unavailable.value.placeholder", Meanings.NOT_TOLD);
        properties.setProperty("errors.max.retries", "0");
        properties.setProperty("max.batch.size", "4096");
        properties.setProperty("max.queue.size", "16384");
        properties.setProperty("max.queue.size.in.bytes", Integer.toString(64 * 1024 * 1024));
        properties.setProperty("poll.interval.ms", "20");
        properties.setProperty("record.processing.threads", "1");
        properties.setProperty("statistics.metrics.enabled", "false");
        return properties;
    }

    private static Set<String> columns(Mapping mapping, Map<String, List<String>> keys) {
        Set<String> columns = new TreeSet<>();
        for (String table : mapping.tables()) {
            mapping.columns(table).forEach(column -> columns.add(table + "." + column));
            keys.getOrDefault(table, List.of()).forEach(column -> columns.add(table + "." + column));
        }
        return columns;
    }

    /** Names of a mapping hold no other sign with a meaning than the dot and the dollar. */
    private static String patterns(Set<String> names) {
        return names.stream()
                .map(name -> name.replace(".", "\\.").replace("$", "\\$"))
                .collect(Collectors.joining(","));
    }
}
