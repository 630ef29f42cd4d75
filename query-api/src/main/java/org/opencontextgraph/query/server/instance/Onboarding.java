package org.opencontextgraph.query.server.instance;

import static org.jooq.impl.DSL.val;
import static org.opencontextgraph.database.jooq.admin.Tables.CONNECTOR_KIND;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.JSONB;
import org.opencontextgraph.query.server.access.Subject;
import org.opencontextgraph.query.server.admin.AdminTransactions;
import org.opencontextgraph.query.server.admin.AuditLog;

/**
 * Adding a tool, giving it another token, having it asked what that opens, and removing it. What comes in here is sealed already; the
 * connector subsystem opens it and asks the tool.
 *
 * <p>All of it throws {@link org.opencontextgraph.query.server.admin.NotAuditedException} when it could not be written down; nothing
 * is done then.
 */
public final class Onboarding {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AdminTransactions transactions;

    public Onboarding(AdminTransactions transactions) {
        this.transactions = transactions;
    }

    /** What became of the wish to add a tool. */
    public enum Added {
        ADDED,
        EXISTS,
        /** There is no such kind, or it is added on the machine only. */
        UNKNOWN_KIND,
        /** One of this name was removed, and is not forgotten yet. */
        REMOVING
    }

    /** What became of the wish to let a tool send. */
    public enum Sending {
        DONE,
        UNKNOWN,
        /** Tools of its kind do not. */
        SENDS_NOTHING
    }

    /** By name; none: no worker has started yet. */
    public List<ConnectorKind> kinds(Subject administrator) throws SQLException {
        return transactions.run(
                administrator,
                "db.query.connector_kinds",
                sql -> sql.selectFrom(CONNECTOR_KIND)
                        .orderBy(CONNECTOR_KIND.NAME)
                        .fetch(row -> new ConnectorKind(
                                row.get(CONNECTOR_KIND.NAME),
                                settings(row.get(CONNECTOR_KIND.SETTINGS)),
                                row.get(CONNECTOR_KIND.ASKS_READERS),
                                row.get(CONNECTOR_KIND.SENDS),
                                row.get(CONNECTOR_KIND.GUARDED))));
    }

    /** It is asked what its token opens, and read when that is all. */
    public Added add(Subject administrator, NewTool tool, byte[] sealedToken) throws SQLException {
        return transactions.run(
                administrator,
                "db.upsert.connector",
                sql -> AuditLog.audited(() -> Added.valueOf(sql.fetchSingle(
                                "select admin.add_connector({0}, {1}, {2}, {3}, {4})",
                                val(tool.name()),
                                val(tool.kind()),
                                val(JSONB.valueOf(json(tool))),
                                val(NewTool.SCHEDULE),
                                val(sealedToken))
                        .get(0, String.class))));
    }

    /** False: there is none of this name. It is not read until it is known what the new token opens. */
    public boolean authorize(Subject administrator, String connector, byte[] sealedToken) throws SQLException {
        return changed(administrator, "select admin.authorize_connector(?, ?)", connector, sealedToken);
    }

    /** False: there is none of this name. */
    public boolean check(Subject administrator, String connector) throws SQLException {
        return changed(administrator, "select admin.check_connector(?)", connector);
    }

    /** Its token is gone; what was read of it stays. False: there is none of this name. */
    public boolean remove(Subject administrator, String connector) throws SQLException {
        return changed(administrator, "select admin.remove_connector(?)", connector);
    }

    /** What it sends and signs with this secret is taken from now on. */
    public Sending letSend(Subject administrator, String connector, byte[] sealedSecret) throws SQLException {
        return transactions.run(
                administrator,
                "db.upsert.connector",
                sql -> AuditLog.audited(() -> Sending.valueOf(
                        sql.fetchSingle("select admin.let_connector_send(?, ?)", connector, sealedSecret)
                                .get(0, String.class))));
    }

    private boolean changed(Subject administrator, String call, Object... arguments) throws SQLException {
        return transactions.run(
                administrator,
                "db.upsert.connector",
                sql -> AuditLog.audited(() -> sql.fetchSingle(call, arguments).get(0, boolean.class)));
    }

    private static List<ConnectorKind.Setting> settings(JSONB json) {
        try {
            List<ConnectorKind.Setting> settings = new ArrayList<>();
            for (JsonNode it : JSON.readTree(json.data())) {
                settings.add(new ConnectorKind.Setting(
                        it.path("name").asText(),
                        it.path("description").asText(),
                        Optional.ofNullable(it.path("usual").textValue()),
                        it.path("lines").asBoolean()));
            }
            return settings;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the settings of a kind are an array of objects", e);
        }
    }

    private static String json(NewTool tool) {
        try {
            return JSON.writeValueAsString(tool.settings());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written", e);
        }
    }
}
