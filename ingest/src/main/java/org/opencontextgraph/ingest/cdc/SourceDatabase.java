package org.opencontextgraph.ingest.cdc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is asked of a database by SQL, beside its log. It writes nothing but the slot. */
final class SourceDatabase implements AutoCloseable {
    private static final int PAGE = 8192;
    private static final int LONG_HEADER = 40;

    private final Connection connection;

    private SourceDatabase(Connection connection) {
        this.connection = connection;
    }

    static SourceDatabase open(Link link) throws IOException, SQLException {
        return new SourceDatabase(link.open());
    }

    Connection connection() {
        return connection;
    }

    /**
     * The end of the log, what is not yet on disk included: of a transaction with {@code synchronous_commit = off} everybody knows before
     * it is. At the beginning of a page it stands behind the page's header, where no record ends.
     */
    long end() throws SQLException {
        long end = number("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
        long inPage = end % PAGE;
        return inPage <= LONG_HEADER ? end - inPage : end;
    }

    Optional<Slot> slot(String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT plugin = 'pgoutput' AND database = current_database() AND NOT temporary,
                       active, coalesce(wal_status = 'lost', false),
                       coalesce(confirmed_flush_lsn - '0/0'::pg_lsn, 0),
                       greatest(coalesce(pg_current_wal_lsn() - restart_lsn, 0), 0)
                FROM pg_replication_slots WHERE slot_name = ?""")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Slot(
                                row.getBoolean(1),
                                row.getBoolean(2),
                                row.getBoolean(3),
                                row.getLong(4),
                                row.getLong(5)))
                        : Optional.empty();
            }
        }
    }

    /** @return from where on it tells everything */
    long makeSlot(String name) throws SQLException {
        return number("SELECT lsn - '0/0'::pg_lsn FROM pg_create_logical_replication_slot(?, 'pgoutput')", name);
    }

    /** Acknowledges; nobody may be reading from the slot. */
    void advance(String name, long lsn) throws SQLException {
        number("SELECT end_lsn - '0/0'::pg_lsn FROM pg_replication_slot_advance(?, ?::pg_lsn)", name, Lsn.text(lsn));
    }

    /** The columns of the primary key of each table; none: it has no such key. */
    Map<String, List<String>> keys(Set<String> tables) throws SQLException {
        Map<String, List<String>> keys = new HashMap<>();
        for (String table : tables) {
            keys.put(table, texts("""
                    SELECT a.attname FROM pg_index i
                    CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(attnum, place)
                    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
                    WHERE i.indisprimary AND i.indrelid = to_regclass(?) ORDER BY k.place""", quoted(table)));
        }
        return keys;
    }

    /** All columns of a table; none: there is no such table, or it is not to be seen. */
    Set<String> columns(String table) throws SQLException {
        return new HashSet<>(texts("""
                SELECT attname FROM pg_attribute
                WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped""", quoted(table)));
    }

    /**
     * Who may read what, now. A change of the table is what makes us ask; what is answered is at least as new as the change, so
     * a grant that was taken back before anybody read of it is never told.
     *
     * @return the values of the column that names readers, by resource; all of {@code resources} are there
     */
    Readings readers(ReadersTable table, Collection<String> resources) throws SQLException {
        long revision = number("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
        Map<String, Set<String>> readers = new TreeMap<>();
        resources.forEach(it -> readers.put(it, new HashSet<>()));
        String resource = quotedName(table.resource().place());
        String reader = quotedName(table.reader());
        String type = text(
                "SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = to_regclass(?)"
                        + " AND attname = ?",
                quoted(table.table()),
                table.resource().place());
        String sql = "SELECT " + resource + "::text, " + reader + "::text FROM " + quoted(table.table()) + " WHERE "
                + resource + " = ANY (CAST(? AS text[])::" + type + "[]) AND " + reader + " IS NOT NULL";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("text", readers.keySet().toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    readers.computeIfAbsent(row.getString(1), _ -> new HashSet<>())
                            .add(row.getString(2));
                }
            }
        }
        return new Readings(readers, revision);
    }

    /** @param revision where the log was when it was asked: a later answer has a larger one */
    record Readings(Map<String, Set<String>> byResource, long revision) {}

    /**
     * A sum over what decides which changes of the tables are told: when it is the same, nothing of that was altered, not for a
     * moment either. It may be another one although nothing that matters was, as when the publication has a new owner.
     */
    String form(String publication, Collection<String> tables) throws SQLException {
        String names = tables.stream().map(SourceDatabase::quoted).collect(Collectors.joining("\n"));
        return text("""
                WITH pub AS (SELECT oid, xmin FROM pg_publication WHERE pubname = ?),
                     named AS (SELECT to_regclass(it) AS oid FROM unnest(string_to_array(?::text, chr(10))) it),
                     read AS (SELECT c.oid, c.relnamespace FROM pg_class c
                              WHERE c.oid IN (SELECT oid FROM named UNION
                                              SELECT p.relid FROM named, pg_partition_ancestors(named.oid) p)),
                     told(it) AS (
                         SELECT 'publication ' || oid || ' ' || xmin FROM pub
                         UNION ALL SELECT 'table ' || r.oid || ' ' || r.xmin FROM pg_publication_rel r
                         JOIN pub ON pub.oid = r.prpubid JOIN read ON read.oid = r.prrelid
                         UNION ALL SELECT 'schema ' || n.oid || ' ' || n.xmin FROM pg_publication_namespace n
                         JOIN pub ON pub.oid = n.pnpubid WHERE n.pnnspid IN (SELECT relnamespace FROM read)
                         UNION ALL SELECT 'row ' || oid FROM read)
                SELECT coalesce(md5(string_agg(it, ' ' ORDER BY it)), 'none') FROM told""", publication, names);
    }

    List<String> texts(String sql, String... values) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setString(i + 1, values[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    texts.add(row.getString(1));
                }
            }
        }
        return texts;
    }

    String text(String sql, String... values) throws SQLException {
        List<String> texts = texts(sql, values);
        if (texts.size() != 1) {
            throw new SQLException("expected one row", "02000");
        }
        return texts.getFirst();
    }

    private long number(String sql, String... values) throws SQLException {
        return Long.parseLong(text(sql, values));
    }

    /** SCHEMA.NAME as an identifier. */
    static String quoted(String table) {
        int dot = table.indexOf('.');
        return quotedName(table.substring(0, dot)) + "." + quotedName(table.substring(dot + 1));
    }

    static String quotedName(String name) {
        return '"' + name + '"'; // a name of the mapping has no quotation marks in it
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
