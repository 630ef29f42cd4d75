package org.opencontextgraph.query.server.admin;

import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;
import static org.opencontextgraph.database.jooq.admin.Tables.AUDIT_ENTRY;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.opencontextgraph.query.server.access.Subject;

/**
 * All that administrators did. The API cannot add an entry by itself: the database does, in the same transaction as what is done, and
 * hashes it into the chain; so what cannot be written down is not done.
 */
public final class AuditLog {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HexFormat HEX = HexFormat.of();

    private final AdminTransactions transactions;

    public AuditLog(AdminTransactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Which entries.
     *
     * @param from not before
     * @param to before
     */
    public record Filter(
            Optional<AuditAction> action, Optional<String> actor, Optional<Instant> from, Optional<Instant> to) {
        private Condition condition() {
            return trueCondition()
                    .and(action.map(it -> AUDIT_ENTRY.ACTION.eq(it.word())).orElse(trueCondition()))
                    .and(actor.map(AUDIT_ENTRY.ACTOR::eq).orElse(trueCondition()))
                    .and(from.map(it -> AUDIT_ENTRY.AT.ge(it.atOffset(ZoneOffset.UTC)))
                            .orElse(trueCondition()))
                    .and(to.map(it -> AUDIT_ENTRY.AT.lt(it.atOffset(ZoneOffset.UTC)))
                            .orElse(trueCondition()));
        }
    }

    /** The latest first. */
    public Listing<AuditEntry> entries(Subject overseer, Filter filter, Listing.Place place) throws SQLException {
        return transactions.run(
                overseer,
                "db.query.audit_log",
                sql -> Listing.of(
                        sql.selectFrom(AUDIT_ENTRY)
                                .where(filter.condition())
                                .and(place.after()
                                        .map(Long::valueOf)
                                        .map(AUDIT_ENTRY.ENTRY::lt)
                                        .orElse(trueCondition()))
                                .orderBy(AUDIT_ENTRY.ENTRY.desc())
                                .limit(place.limit() + 1)
                                .fetch(AuditLog::entry),
                        place.limit(),
                        entry -> Long.toString(entry.number())));
    }

    /**
     * Runs a statement with which the database writes an entry.
     *
     * @throws NotAuditedException when it did not; then the transaction is lost with all that it did
     */
    public static <T> T audited(Supplier<T> statement) {
        try {
            return statement.get();
        } catch (DataAccessException e) {
            throw new NotAuditedException(e);
        }
    }

    /** Writes down that a list was looked at, and with which filter; the last thing in its transaction, for others wait for it. */
    public static void listed(DSLContext sql, AuditAction list, Map<String, String> filter) {
        int _ = audited(() -> sql.fetch(
                        "select admin.note_listed({0}, {1})", val(list.word()), val(JSONB.valueOf(written(filter))))
                .size());
    }

    private static AuditEntry entry(Record row) {
        return new AuditEntry(
                row.get(AUDIT_ENTRY.ENTRY),
                row.get(AUDIT_ENTRY.AT).toInstant(),
                row.get(AUDIT_ENTRY.ACTOR),
                row.get(AUDIT_ENTRY.ACTION),
                read(row.get(AUDIT_ENTRY.DETAILS)),
                HEX.formatHex(row.get(AUDIT_ENTRY.PREVIOUS)),
                HEX.formatHex(row.get(AUDIT_ENTRY.HASH)));
    }

    private static SortedMap<String, String> read(JSONB details) {
        try {
            return JSON.readValue(details.data(), new TypeReference<TreeMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database writes objects of texts only", e);
        }
    }

    private static String written(Map<String, String> filter) {
        try {
            return JSON.writeValueAsString(filter);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written", e);
        }
    }
}
