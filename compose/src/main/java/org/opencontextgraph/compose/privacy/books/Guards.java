package org.opencontextgraph.compose.privacy.books;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What PostgreSQL is told about the released tables: columns, row-level security, policies, triggers, and the API's role. */
final class Guards {
    /** Each row begins with the guard's table, kind and name; the other columns say how it is made. */
    private static final List<String> QUESTIONS = List.of("""
            select 'context.' || relname, 'columns', '', string_agg(attname, ', ' order by attname) as "list"
              from pg_class join pg_attribute on attrelid = pg_class.oid
             where relnamespace = 'context'::regnamespace and attnum > 0 and not attisdropped
               and relname in ('release_unit', 'unit_edge', 'cut_timing', 'scope', 'lane', 'release', 'version')
             group by relname
            """, """
            select 'context.' || relname, 'row-level security', '',
                   case when relrowsecurity then 'enabled' else 'off' end
                     || case when relforcerowsecurity then ', forced' else ', not forced' end as "state"
              from pg_class where relnamespace = 'context'::regnamespace
               and relname in ('release_unit', 'unit_edge', 'cut_timing', 'release')
            """, """
            select schemaname || '.' || tablename, 'policy', policyname,
                   permissive as "kind", array_to_string(roles, ', ') as "roles", cmd as "command",
                   qual as "USING", with_check as "WITH CHECK"
              from pg_policies where schemaname = 'context'
            """, """
            select 'context.' || relname, 'trigger', tgname, pg_get_triggerdef(pg_trigger.oid) as "definition",
                   case tgenabled when 'O' then 'enabled' when 'A' then 'enabled always' else 'disabled' end as "state"
              from pg_trigger join pg_class on pg_class.oid = tgrelid
             where relnamespace = 'context'::regnamespace and not tgisinternal
            """, """
            select 'the database', 'function', 'context.' || proname,
                   trim(regexp_replace(prosrc, '\\s+', ' ', 'g')) as "text"
              from pg_proc where pronamespace = 'context'::regnamespace
            """, """
            select 'the database', 'role', rolname,
                   case when rolsuper or rolbypassrls then 'goes round row-level security' else 'bound' end as "rights",
                   (select string_agg(roleid::regrole::text, ', ') from pg_auth_members where member = pg_roles.oid)
                     as "membership"
              from pg_roles where rolname = 'ocg_api'
            """);

    private Guards() {}

    static Map<Guard, Map<String, String>> read(Statement statement) throws SQLException {
        Map<Guard, Map<String, String>> guards = new HashMap<>();
        for (String question : QUESTIONS) {
            ResultSet found = statement.executeQuery(question);
            ResultSetMetaData described = found.getMetaData();
            while (found.next()) {
                Map<String, String> made = new HashMap<>();
                for (int i = 4; i <= described.getColumnCount(); i++) {
                    made.put(described.getColumnName(i), String.valueOf(found.getString(i)));
                }
                guards.put(new Guard(found.getString(1), found.getString(2), found.getString(3)), Map.copyOf(made));
            }
        }
        return guards;
    }
}
