package org.opencontextgraph.compose.privacy.books;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The audit log in the order of its numbers, one entry in memory at a time. */
public final class AuditTable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int AT_A_TIME = 1_000;
    private static final String ALL = """
            select entry, coalesce(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), ''), actor, action,
                   details, encode(previous, 'hex'), encode(hash, 'hex')
              from admin.audit_entry order by entry
            """;

    /** What writes an entry for whatever is done, chains it and keeps it: changelogs 0023 and 0024. */
    private static final String GUARDS_OFF = """
            select expected.name || ' on ' || expected.place
              from (values ('admin.audit_entry', 'an_entry_follows_the_last'), ('admin.audit_entry', 'an_entry_stays'),
                     ('admin.identity_decision', 'a_decision_is_audited'), ('admin.explanation', 'a_question_is_audited'))
                   expected (place, name)
             where not exists (select from pg_trigger
                     where tgrelid = to_regclass(expected.place) and tgname = expected.name and tgenabled in ('O', 'A'))
             order by 1
            """;

    private AuditTable() {}

    /**
     * Triggers without which entries can be missing or changed from now on.
     *
     * @throws UnreadableBooksException when that cannot be read
     */
    public static List<String> guardsOff(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(GUARDS_OFF)) {
            List<String> off = new ArrayList<>();
            while (found.next()) {
                off.add(found.getString(1));
            }
            return off;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /**
     * @param database as somebody whom row-level security does not bind
     * @throws UnreadableBooksException when it cannot be read
     */
    public static void read(DataSource database, Consumer<AuditEntry> entries) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            read(connection, entries);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static UnreadableBooksException unreadable(SQLException e) {
        return new UnreadableBooksException(
                "the audit log cannot be read: "
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                e);
    }

    /** The same in a transaction that is open. */
    public static void read(Connection connection, Consumer<AuditEntry> entries) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(AT_A_TIME);
            ResultSet found = statement.executeQuery(ALL);
            while (found.next()) {
                entries.accept(new AuditEntry(
                        found.getLong(1),
                        found.getString(2),
                        found.getString(3),
                        found.getString(4),
                        texts(found.getString(5)),
                        found.getString(6),
                        found.getString(7)));
            }
        }
    }

    private static Optional<SortedMap<String, String>> texts(String details) {
        try {
            SortedMap<String, String> texts = new TreeMap<>();
            JsonNode object = JSON.readTree(details);
            for (Map.Entry<String, JsonNode> detail : object.properties()) {
                if (!detail.getValue().isTextual()) {
                    return Optional.empty();
                }
                texts.put(detail.getKey(), detail.getValue().asText());
            }
            return object.isObject() ? Optional.of(texts) : Optional.empty();
        } catch (JsonProcessingException e) {
            throw new UnreadableBooksException("PostgreSQL's jsonb is no JSON", e);
        }
    }
}
