package org.opencontextgraph.ingest.registry;

import static org.opencontextgraph.database.jooq.ingest.Tables.CONNECTOR_KIND;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.opencontextgraph.ingest.connector.ConnectorKind;
import org.opencontextgraph.ingest.connector.ToolSetting;

/** `ingest.connector_kind`: which kinds there are and what each asks, for the API that does not know us. */
public final class KindTable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DataSource database;

    /** @param database connections of {@code ocg_ingest} */
    public KindTable(DataSource database) {
        this.database = database;
    }

    /** Those and no others. */
    public void publish(Kinds kinds) {
        DSL.using(database, SQLDialect.POSTGRES).transaction(transaction -> {
            DSLContext tx = transaction.dsl();
            tx.deleteFrom(CONNECTOR_KIND)
                    .where(CONNECTOR_KIND.NAME.notIn(kinds.names()))
                    .execute();
            for (String name : kinds.names()) {
                publish(tx, kinds.get(name));
            }
        });
    }

    private static void publish(DSLContext tx, ConnectorKind kind) {
        tx.insertInto(CONNECTOR_KIND)
                .set(CONNECTOR_KIND.NAME, kind.name())
                .set(CONNECTOR_KIND.SETTINGS, json(kind.settings()))
                .set(CONNECTOR_KIND.ASKS_READERS, kind.hasPermissions())
                // what only sends has no token, and a secret of its own form: it is added on the machine
                .set(CONNECTOR_KIND.SENDS, kind.hasDeliveries() && !kind.sendsOnly())
                .set(CONNECTOR_KIND.GUARDED, kind.isGuarded() && !kind.sendsOnly())
                .onConflict(CONNECTOR_KIND.NAME)
                .doUpdate()
                .set(CONNECTOR_KIND.SETTINGS, DSL.excluded(CONNECTOR_KIND.SETTINGS))
                .set(CONNECTOR_KIND.ASKS_READERS, DSL.excluded(CONNECTOR_KIND.ASKS_READERS))
                .set(CONNECTOR_KIND.SENDS, DSL.excluded(CONNECTOR_KIND.SENDS))
                .set(CONNECTOR_KIND.GUARDED, DSL.excluded(CONNECTOR_KIND.GUARDED))
                .execute();
    }

    private static JSONB json(List<ToolSetting> settings) {
        try {
            return JSONB.jsonb(JSON.writeValueAsString(settings));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings are texts", e);
        }
    }
}
