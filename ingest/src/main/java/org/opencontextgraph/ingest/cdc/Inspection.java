package org.opencontextgraph.ingest.cdc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opencontextgraph.ingest.connector.ScopeCheck;
import org.opencontextgraph.ingest.mapping.Decision;

/** Asks a database for everything that reading it needs, and says what to do about what is missing. */
final class Inspection {
    private static final int TABLES_NAMED = 5;

    private final CdcSource source;
    private final SourceDatabase database;
    private final Mapping mapping;
    private final List<String> missing = new ArrayList<>();
    private final List<String> losing = new ArrayList<>();

    Inspection(CdcSource source, SourceDatabase database) {
        this.source = source;
        this.database = database;
        this.mapping = source.mapping();
    }

    ScopeCheck check() throws SQLException {
        server();
        Set<String> tables = new TreeSet<>();
        for (String table : mapping.tables()) {
            if (table(table)) {
                tables.add(table);
            }
        }
        publication(tables);
        return new ScopeCheck(missing, writing());
    }

    /** Of what {@link #check} found missing: as long as it is, changes are not told, and never will be. */
    List<String> losing() {
        return List.copyOf(losing);
    }

    private void loses(String what) {
        missing.add(what);
        losing.add(what);
    }

    private void server() throws SQLException {
        String level = database.text("SELECT current_setting('wal_level')");
        if (!level.equals("logical")) {
            missing.add("wal_level is " + level
                    + ": set it to logical (ALTER SYSTEM SET wal_level = logical) and restart the server");
        }
        if (is("SELECT NOT (rolreplication OR rolsuper) FROM pg_roles WHERE rolname = current_user")) {
            missing.add("the privilege to read the log: ALTER ROLE " + role() + " REPLICATION");
        }
        var slot = database.slot(source.slot());
        if (slot.isEmpty()) {
            if (is(
                    "SELECT (SELECT count(*) FROM pg_replication_slots) >= current_setting('max_replication_slots')::int")) {
                missing.add("a free replication slot: the server has as many as max_replication_slots allows");
            }
        } else if (!slot.get().ours()) {
            missing.add("the replication slot " + source.slot()
                    + " is not one for pgoutput in this database: name another with `slot`");
        } else if (slot.get().lost()) {
            missing.add("the replication slot " + source.slot() + " was given up by the server: drop it (SELECT"
                    + " pg_drop_replication_slot('" + source.slot() + "')), and name another with `slot`");
        }
    }

    /** Whether it is there. */
    private boolean table(String table) throws SQLException {
        Set<String> there = database.columns(table);
        if (there.isEmpty()) {
            loses("the table " + table + ": it is not there, or its schema is closed (GRANT USAGE ON SCHEMA "
                    + SourceDatabase.quotedName(table.substring(0, table.indexOf('.'))) + " TO " + role() + ")");
            return false;
        }
        List<String> key = database.keys(Set.of(table)).getOrDefault(table, List.of());
        Set<String> needed = new TreeSet<>(mapping.columns(table));
        needed.stream()
                .filter(column -> !there.contains(column))
                .forEach(column -> loses("the table " + table + " has no column " + column));
        needed.retainAll(there);
        needed.addAll(key);
        Set<String> closed = new TreeSet<>();
        for (String column : needed) {
            if (is("SELECT NOT has_column_privilege(?::regclass, ?, 'SELECT')", SourceDatabase.quoted(table), column)) {
                closed.add(SourceDatabase.quotedName(column));
            }
        }
        if (!closed.isEmpty()) {
            missing.add("SELECT on " + table + ": GRANT SELECT (" + String.join(", ", closed) + ") ON "
                    + SourceDatabase.quoted(table) + " TO " + role());
        }
        identity(table, key);
        return true;
    }

    /** What the server tells of a row that is no more, or was otherwise. */
    private void identity(String table, List<String> key) throws SQLException {
        String identity = database.text(
                "SELECT relreplident FROM pg_class WHERE oid = ?::regclass", SourceDatabase.quoted(table));
        if (identity.equals("f")) {
            if (key.isEmpty() && needsKey(table)) {
                loses("what tells the rows of " + table
                        + " apart: it has no primary key; name columns with `id` in the mapping");
            }
            return;
        }
        String full = ": ALTER TABLE " + SourceDatabase.quoted(table) + " REPLICA IDENTITY FULL";
        boolean before = mapping.rulesOf(table).stream().anyMatch(Rule::needsBefore);
        ReadersTable readers = mapping.readers();
        if (mapping.isReaders(table) && readers != null) {
            before |= !(identity.equals("d") && key.contains(readers.resource().place()));
        }
        if (before) {
            loses("what rows of " + table + " were before they changed" + full);
        } else if (key.isEmpty() && !identity.equals("i")) {
            loses("a primary key of " + table
                    + ", without which the server refuses UPDATE and DELETE on a published table" + full);
        }
        if (key.isEmpty() && needsKey(table)) {
            loses("what tells the rows of " + table
                    + " apart: it has no primary key; name columns with `id` in the mapping");
        }
    }

    private boolean needsKey(String table) {
        return mapping.rulesOf(table).stream()
                .map(Rule::decision)
                .anyMatch(it -> it instanceof Decision.Event event && event.id().isEmpty());
    }

    private void publication(Set<String> tables) throws SQLException {
        String name = source.publication();
        if (database.texts("SELECT pubname FROM pg_publication WHERE pubname = ?", name)
                .isEmpty()) {
            loses("the publication: CREATE PUBLICATION " + name + " FOR TABLE "
                    + tables.stream().map(SourceDatabase::quoted).collect(Collectors.joining(", ")));
            return;
        }
        Map<Operation, String> columns = Map.of(
                Operation.INSERT, "pubinsert",
                Operation.UPDATE, "pubupdate",
                Operation.DELETE, "pubdelete",
                Operation.TRUNCATE, "pubtruncate");
        for (Operation operation : operations()) {
            if (is("SELECT NOT " + columns.get(operation) + " FROM pg_publication WHERE pubname = ?", name)) {
                loses("the publication tells no " + operation.word() + ": ALTER PUBLICATION " + name
                        + " SET (publish = 'insert, update, delete, truncate')");
            }
        }
        for (String table : tables) {
            int dot = table.indexOf('.');
            List<String> published = database.texts(
                    "SELECT unnest(attnames) FROM pg_publication_tables"
                            + " WHERE pubname = ? AND schemaname = ? AND tablename = ?",
                    name,
                    table.substring(0, dot),
                    table.substring(dot + 1));
            if (published.isEmpty()) {
                loses(table + " in the publication: ALTER PUBLICATION " + name + " ADD TABLE "
                        + SourceDatabase.quoted(table));
            } else {
                Set<String> needed = new TreeSet<>(mapping.columns(table));
                needed.retainAll(database.columns(table));
                published.forEach(needed::remove);
                if (!needed.isEmpty()) {
                    loses("columns of " + table + " in the publication: " + String.join(", ", needed));
                }
            }
        }
    }

    private Set<Operation> operations() {
        Set<Operation> operations = new LinkedHashSet<>();
        mapping.rules().forEach(rule -> operations.add(rule.operation()));
        if (mapping.readers() != null) {
            operations.addAll(Set.of(Operation.values()));
        }
        return operations;
    }

    /** Rights that would let somebody write, which no connector needs. */
    private List<String> writing() throws SQLException {
        if (is("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")) {
            return List.of("superuser");
        }
        List<String> tables = database.texts("""
                SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
                  AND has_schema_privilege(n.oid, 'USAGE')
                  AND (has_table_privilege(c.oid, 'INSERT') OR has_table_privilege(c.oid, 'UPDATE')
                       OR has_table_privilege(c.oid, 'DELETE') OR has_table_privilege(c.oid, 'TRUNCATE')
                       OR has_any_column_privilege(c.oid, 'INSERT') OR has_any_column_privilege(c.oid, 'UPDATE'))
                ORDER BY 1""");
        List<String> writing = new ArrayList<>();
        tables.stream()
                .limit(TABLES_NAMED)
                .forEach(table -> writing.add("INSERT, UPDATE, DELETE or TRUNCATE on " + table));
        if (tables.size() > TABLES_NAMED) {
            writing.add("the same on " + (tables.size() - TABLES_NAMED) + " other tables");
        }
        return writing;
    }

    private boolean is(String sql, String... values) throws SQLException {
        return database.text(sql, values).equals("t");
    }

    private String role() {
        return '"' + source.link().user().replace("\"", "\"\"") + '"';
    }
}
