package org.opencontextgraph.query.server.instance;

import static org.opencontextgraph.database.jooq.admin.Tables.CONNECTOR;
import static org.opencontextgraph.database.jooq.admin.Tables.CONNECTOR_DELIVERIES;
import static org.opencontextgraph.database.jooq.admin.Tables.CONNECTOR_PERMISSIONS;
import static org.opencontextgraph.database.jooq.admin.Tables.CONNECTOR_RUN;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.opencontextgraph.query.server.access.Subject;
import org.opencontextgraph.query.server.admin.AdminTransactions;
import org.opencontextgraph.query.server.admin.AuditLog;

/** The tools that are read, and pausing one. */
public final class Connectors {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final AdminTransactions transactions;

    public Connectors(AdminTransactions transactions) {
        this.transactions = transactions;
    }

    /** All of them, by name. */
    public List<ReadTool> all(Subject administrator) throws SQLException {
        return transactions.run(administrator, "db.query.connectors", sql -> {
            Map<String, List<ReadTool.StreamRun>> streams = sql.selectFrom(CONNECTOR_RUN)
                    .orderBy(CONNECTOR_RUN.STREAM)
                    .fetchGroups(CONNECTOR_RUN.CONNECTOR, Connectors::stream);
            Map<String, ReadTool.PermissionRun> permissions = sql.selectFrom(CONNECTOR_PERMISSIONS)
                    .fetchMap(CONNECTOR_PERMISSIONS.CONNECTOR, Connectors::permissions);
            Map<String, List<ReadTool.Deliveries>> deliveries = deliveries(sql);
            return sql.selectFrom(CONNECTOR).orderBy(CONNECTOR.NAME).fetch(row -> {
                String name = row.get(CONNECTOR.NAME);
                return new ReadTool(
                        name,
                        row.get(CONNECTOR.KIND),
                        settings(row.get(CONNECTOR.SETTINGS)),
                        row.get(CONNECTOR.CRON),
                        row.get(CONNECTOR.PAUSED),
                        row.get(CONNECTOR.ADDED).toInstant(),
                        Optional.ofNullable(row.get(CONNECTOR.READ_JOB)),
                        Optional.ofNullable(row.get(CONNECTOR.SYNC_JOB)),
                        streams.getOrDefault(name, List.of()),
                        Optional.ofNullable(permissions.get(name)),
                        row.get(CONNECTOR.TAKES_DELIVERIES),
                        deliveries.getOrDefault(name, List.of()),
                        standing(row));
            });
        });
    }

    /** One of them. */
    public Optional<ReadTool> find(Subject administrator, String connector) throws SQLException {
        return all(administrator).stream()
                .filter(it -> it.name().equals(connector))
                .findFirst();
    }

    private static ReadTool.Standing standing(Record row) {
        return new ReadTool.Standing(
                ReadTool.State.valueOf(row.get(CONNECTOR.STATE).toUpperCase(Locale.ROOT)),
                row.get(CONNECTOR.PASSED) != null,
                Optional.ofNullable(row.get(CONNECTOR.CHECKED)).map(OffsetDateTime::toInstant),
                List.of(row.get(CONNECTOR.MISSING)),
                List.of(row.get(CONNECTOR.WRITING)),
                Optional.ofNullable(row.get(CONNECTOR.TROUBLE)),
                row.get(CONNECTOR.ASKED_AGAIN));
    }

    /**
     * Has a tool not be read until it is resumed, or read again. Who may read what was read is asked all the same.
     *
     * @return false: there is none of this name
     * @throws org.opencontextgraph.query.server.admin.NotAuditedException when it could not be written down; nothing changed then
     */
    public boolean pause(Subject administrator, String connector, boolean paused) throws SQLException {
        return transactions.run(
                administrator,
                "db.upsert.connector",
                sql -> AuditLog.audited(() -> sql.fetchSingle("select admin.pause_connector(?, ?)", connector, paused)
                        .get(0, boolean.class)));
    }

    private static Map<String, List<ReadTool.Deliveries>> deliveries(DSLContext sql) {
        return sql.selectFrom(CONNECTOR_DELIVERIES)
                .orderBy(CONNECTOR_DELIVERIES.OUTCOME)
                .fetchGroups(
                        CONNECTOR_DELIVERIES.CONNECTOR,
                        row -> new ReadTool.Deliveries(
                                row.get(CONNECTOR_DELIVERIES.OUTCOME),
                                row.get(CONNECTOR_DELIVERIES.DELIVERIES),
                                row.get(CONNECTOR_DELIVERIES.LAST).toInstant()));
    }

    private static ReadTool.StreamRun stream(Record row) {
        return new ReadTool.StreamRun(
                row.get(CONNECTOR_RUN.STREAM),
                row.get(CONNECTOR_RUN.STARTED).toInstant(),
                row.get(CONNECTOR_RUN.FINISHED).toInstant(),
                new ReadTool.Counts(
                        row.get(CONNECTOR_RUN.FETCHED),
                        row.get(CONNECTOR_RUN.MAPPED),
                        row.get(CONNECTOR_RUN.IGNORED),
                        row.get(CONNECTOR_RUN.DUPLICATE),
                        row.get(CONNECTOR_RUN.UNMAPPED),
                        row.get(CONNECTOR_RUN.REJECTED),
                        row.get(CONNECTOR_RUN.READERS_KNOWN),
                        row.get(CONNECTOR_RUN.READERS_UNKNOWN)),
                row.get(CONNECTOR_RUN.WAITS),
                row.get(CONNECTOR_RUN.WAITED_MS),
                why(row.get(CONNECTOR_RUN.COMPLETE), row.get(CONNECTOR_RUN.VERDICT)),
                Optional.ofNullable(row.get(CONNECTOR_RUN.COMPLETE_UP_TO)).map(OffsetDateTime::toInstant),
                new ReadTool.Kept(
                        row.get(CONNECTOR_RUN.KEPT_SINCE).toInstant(),
                        row.get(CONNECTOR_RUN.UNMAPPED_OF_KEPT),
                        row.get(CONNECTOR_RUN.REJECTED_OF_KEPT)));
    }

    private static ReadTool.PermissionRun permissions(Record row) {
        return new ReadTool.PermissionRun(
                row.get(CONNECTOR_PERMISSIONS.STARTED).toInstant(),
                row.get(CONNECTOR_PERMISSIONS.FINISHED).toInstant(),
                why(row.get(CONNECTOR_PERMISSIONS.COMPLETE), row.get(CONNECTOR_PERMISSIONS.VERDICT)),
                row.get(CONNECTOR_PERMISSIONS.RESOURCES),
                row.get(CONNECTOR_PERMISSIONS.UNKNOWN),
                row.get(CONNECTOR_PERMISSIONS.GROUPS),
                row.get(CONNECTOR_PERMISSIONS.GROUPS_MAPPED));
    }

    private static Optional<String> why(boolean complete, String verdict) {
        return complete ? Optional.empty() : Optional.of(verdict);
    }

    private static Map<String, String> settings(JSONB json) {
        try {
            return JSON.readValue(json.data(), TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the settings of a connector are texts by name", e);
        }
    }
}
