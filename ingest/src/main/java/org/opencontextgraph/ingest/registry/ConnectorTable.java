package org.opencontextgraph.ingest.registry;

import static org.opencontextgraph.database.jooq.ingest.Tables.CONNECTOR;
import static org.opencontextgraph.database.jooq.ingest.Tables.CONNECTOR_RUN;
import static org.opencontextgraph.database.jooq.ingest.Tables.REMOVED_CONNECTOR;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.ToolSettings;

/** `ingest.connector`. */
public final class ConnectorTable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> SETTINGS = new TypeReference<>() {};

    private final DSLContext sql;
    private final InstantSource clock;

    /** @param database connections of {@code ocg_ingest} */
    public ConnectorTable(DataSource database, InstantSource clock) {
        this.sql = DSL.using(database, SQLDialect.POSTGRES);
        this.clock = clock;
    }

    /** In the order of their names. */
    public List<Registered> all() {
        return sql.selectFrom(CONNECTOR).orderBy(CONNECTOR.NAME).fetch(ConnectorTable::registered);
    }

    public Optional<Registered> find(String name) {
        return sql.selectFrom(CONNECTOR).where(CONNECTOR.NAME.eq(name)).fetchOptional(ConnectorTable::registered);
    }

    /** In the order of their names. */
    public List<Standing> standing() {
        return sql.selectFrom(CONNECTOR).orderBy(CONNECTOR.NAME).fetch(ConnectorTable::standing);
    }

    /** It has passed, and was not read since. */
    public boolean waitsForItsFirstRun(String name) {
        return sql.fetchExists(DSL.selectFrom(CONNECTOR)
                .where(CONNECTOR.NAME.eq(name))
                .and(CONNECTOR.PASSED.isNotNull())
                .andNotExists(DSL.selectFrom(CONNECTOR_RUN)
                        .where(CONNECTOR_RUN.CONNECTOR.eq(CONNECTOR.NAME))
                        .and(CONNECTOR_RUN.STARTED.ge(CONNECTOR.PASSED))));
    }

    /**
     * Writes down what a token opens; who passes is read from now on.
     *
     * @param token as it was sealed when the tool was asked with it
     * @param answered the wish that this answers; null: none
     * @return false: it has another token by now, or is gone; nothing is written down then
     */
    public boolean found(String name, byte[] token, Findings findings, @Nullable OffsetDateTime answered) {
        OffsetDateTime now = now();
        return sql.update(CONNECTOR)
                        .set(CONNECTOR.CHECKED, now)
                        .set(CONNECTOR.MISSING, findings.scopes().missing().toArray(String[]::new))
                        .set(CONNECTOR.WRITING, findings.scopes().writing().toArray(String[]::new))
                        .set(CONNECTOR.TROUBLE, findings.trouble())
                        .set(CONNECTOR.PASSED, findings.pass() ? DSL.coalesce(CONNECTOR.PASSED, now) : CONNECTOR.PASSED)
                        .set(
                                CONNECTOR.CHECK_WANTED,
                                findings.again()
                                        ? CONNECTOR.CHECK_WANTED
                                        : DSL.nullif(CONNECTOR.CHECK_WANTED, answered))
                        .where(CONNECTOR.NAME.eq(name).and(CONNECTOR.TOKEN.eq(token)))
                        .execute()
                == 1;
    }

    /** Whether the keys that are here open its token. */
    public void keyIsLost(String name, boolean lost) {
        sql.update(CONNECTOR)
                .set(CONNECTOR.KEY_LOST, lost)
                .where(CONNECTOR.NAME.eq(name).and(CONNECTOR.KEY_LOST.ne(lost)))
                .execute();
    }

    /** Names of tools that were removed, of which it is still known how far they were read. */
    public List<String> removed() {
        return sql.selectFrom(REMOVED_CONNECTOR).orderBy(REMOVED_CONNECTOR.NAME).fetch(REMOVED_CONNECTOR.NAME);
    }

    public void forgotten(String name) {
        sql.deleteFrom(REMOVED_CONNECTOR).where(REMOVED_CONNECTOR.NAME.eq(name)).execute();
    }

    /** Its token has passed. False: there is one of this name already, and nothing changed. */
    public boolean add(String name, String kind, ToolSettings settings, String cron, byte[] sealedToken) {
        return add(new Registered(name, kind, settings, cron, false, clock.instant()), sealedToken);
    }

    /** The same of one that may be paused from the beginning. */
    public boolean add(Registered row, byte[] sealedToken) {
        OffsetDateTime added = row.added().atOffset(ZoneOffset.UTC);
        return sql.insertInto(CONNECTOR)
                        .set(CONNECTOR.NAME, row.name())
                        .set(CONNECTOR.KIND, row.kind())
                        .set(CONNECTOR.SETTINGS, json(row.settings()))
                        .set(CONNECTOR.CRON, row.cron())
                        .set(CONNECTOR.PAUSED, row.paused())
                        .set(CONNECTOR.TOKEN, sealedToken)
                        .set(CONNECTOR.ADDED, added)
                        .set(CONNECTOR.PASSED, added)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** As it was sealed. */
    public Optional<byte[]> token(String name) {
        return sql.select(CONNECTOR.TOKEN)
                .from(CONNECTOR)
                .where(CONNECTOR.NAME.eq(name))
                .fetchOptional(CONNECTOR.TOKEN);
    }

    /** False: there is none of this name. */
    public boolean replaceToken(String name, byte[] sealedToken) {
        return sql.update(CONNECTOR)
                        .set(CONNECTOR.TOKEN, sealedToken)
                        .set(CONNECTOR.KEY_LOST, false)
                        .where(CONNECTOR.NAME.eq(name))
                        .execute()
                == 1;
    }

    /** The same secret, sealed anew. False: it is another one by now, or there is none of this name. */
    boolean replaceToken(String name, byte[] before, byte[] sealed) {
        return sql.update(CONNECTOR)
                        .set(CONNECTOR.TOKEN, sealed)
                        .where(CONNECTOR.NAME.eq(name).and(CONNECTOR.TOKEN.eq(before)))
                        .execute()
                == 1;
    }

    /** The same of the secret of what the tool sends. */
    boolean replaceWebhookSecret(String name, byte[] before, byte[] sealed) {
        return sql.update(CONNECTOR)
                        .set(CONNECTOR.WEBHOOK_SECRET, sealed)
                        .where(CONNECTOR.NAME.eq(name).and(CONNECTOR.WEBHOOK_SECRET.eq(before)))
                        .execute()
                == 1;
    }

    /** As it was sealed; empty: what the tool sends is not taken. */
    public Optional<byte[]> webhookSecret(String name) {
        return sql.select(CONNECTOR.WEBHOOK_SECRET)
                .from(CONNECTOR)
                .where(CONNECTOR.NAME.eq(name))
                .fetchOptional(CONNECTOR.WEBHOOK_SECRET);
    }

    /** False: there is none of this name. */
    public boolean replaceWebhookSecret(String name, byte @Nullable [] sealed) {
        return sql.update(CONNECTOR)
                        .set(CONNECTOR.WEBHOOK_SECRET, sealed)
                        .where(CONNECTOR.NAME.eq(name))
                        .execute()
                == 1;
    }

    /** False: there is none of this name. */
    public boolean pause(String name, boolean paused) {
        return sql.update(CONNECTOR)
                        .set(CONNECTOR.PAUSED, paused)
                        .where(CONNECTOR.NAME.eq(name))
                        .execute()
                == 1;
    }

    /**
     * Its token and its runs are gone with it. What it has read stays; how far, somebody has to forget ({@link #removed}). False: there
     * is none of this name.
     */
    public boolean remove(String name) {
        return sql.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            boolean known =
                    tx.deleteFrom(CONNECTOR).where(CONNECTOR.NAME.eq(name)).execute() == 1;
            if (known) {
                tx.insertInto(REMOVED_CONNECTOR)
                        .set(REMOVED_CONNECTOR.NAME, name)
                        .onConflictDoNothing()
                        .execute();
            }
            return known;
        });
    }

    /** Whether it is still to be read as it was when somebody began: there, the same one, and its token has passed. */
    public boolean isStill(Registered row) {
        return sql.fetchExists(DSL.selectFrom(CONNECTOR)
                .where(CONNECTOR.NAME.eq(row.name()))
                .and(CONNECTOR.ADDED.eq(row.added().atOffset(ZoneOffset.UTC)))
                .and(CONNECTOR.PASSED.isNotNull()));
    }

    public Optional<Standing> standing(String name) {
        return sql.selectFrom(CONNECTOR).where(CONNECTOR.NAME.eq(name)).fetchOptional(ConnectorTable::standing);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Standing standing(Record row) {
        return new Standing(
                registered(row),
                row.get(CONNECTOR.PASSED) != null,
                Optional.ofNullable(row.get(CONNECTOR.CHECK_WANTED)));
    }

    private static Registered registered(Record row) {
        return new Registered(
                row.get(CONNECTOR.NAME),
                row.get(CONNECTOR.KIND),
                settings(row.get(CONNECTOR.SETTINGS)),
                row.get(CONNECTOR.CRON),
                row.get(CONNECTOR.PAUSED),
                row.get(CONNECTOR.ADDED).toInstant());
    }

    private static ToolSettings settings(JSONB json) {
        try {
            return new ToolSettings(JSON.readValue(json.data(), SETTINGS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the settings of a connector in PostgreSQL are damaged", e);
        }
    }

    private static JSONB json(ToolSettings settings) {
        try {
            return JSONB.jsonb(JSON.writeValueAsString(settings.values()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
