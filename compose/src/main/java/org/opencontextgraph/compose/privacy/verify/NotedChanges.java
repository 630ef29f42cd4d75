package org.opencontextgraph.compose.privacy.verify;

import static org.opencontextgraph.compose.privacy.verify.ExpectedGuards.trigger;

import java.util.HashMap;
import java.util.Map;
import org.opencontextgraph.compose.privacy.books.Guard;

/** What the changelog makes so that no change of a released table goes unnoticed by answers from memory. */
final class NotedChanges {
    private static final String ANOTHER_REVISION = """
            update context.release as present set revision = gen_random_uuid()
            from (select distinct scope, process from %s) one
            where present.process = one.process and present.scope = one.scope;
            """;

    private static final Map<String, String> FUNCTIONS = Map.of(
            "note",
            """
            declare
            slots integer[] := array(select distinct abs(hashtext(process) % 16) from unnest(processes) process);
            begin
            perform from context.version where slot = any (slots) order by slot for update;
            update context.version set revision = gen_random_uuid() where slot = any (slots);
            end
            """,
            "note_added",
            """
            begin
            perform context.note(array(select distinct process from added));
            insert into context.release as present (scope, process, revision)
            select scope, process, gen_random_uuid()
            from (select distinct scope, process from added order by process, scope) one
            on conflict (process, scope) do update set revision = excluded.revision;
            return null;
            end
            """,
            "note_gone",
            """
            begin
            perform context.note(array(select distinct process from gone));
            """ + ANOTHER_REVISION.formatted("gone") + """
            delete from context.release as present
            using (select distinct scope, process from gone) one
            where present.process = one.process and present.scope = one.scope
            and not exists (select from context.release_unit as unit
            where unit.process = one.process and unit.scope = one.scope);
            return null;
            end
            """,
            "note_timed",
            """
            begin
            perform context.note(array(select distinct process from timed));
            """ + ANOTHER_REVISION.formatted("timed") + """
            return null;
            end
            """,
            "note_lane",
            """
            begin
            update context.version set revision = gen_random_uuid() where slot = 16;
            return null;
            end
            """,
            "note_emptied",
            """
            begin
            perform from context.version order by slot for update;
            update context.version set revision = gen_random_uuid();
            truncate context.release;
            return null;
            end
            """);

    private NotedChanges() {}

    static Map<Guard, Map<String, String>> guards() {
        Map<Guard, Map<String, String>> guards = new HashMap<>();
        FUNCTIONS.forEach((name, text) -> guards.put(
                new Guard("the database", "function", "context." + name),
                Map.of("text", text.replaceAll("\\s+", " ").strip())));
        note(
                guards,
                "release_unit",
                "an_added_unit_is_noted",
                "AFTER INSERT",
                " REFERENCING NEW TABLE AS added",
                "added");
        note(guards, "release_unit", "a_gone_unit_is_noted", "AFTER DELETE", " REFERENCING OLD TABLE AS gone", "gone");
        note(guards, "release_unit", "emptying_is_noted", "AFTER TRUNCATE", "", "emptied");
        note(
                guards,
                "cut_timing",
                "an_added_timing_is_noted",
                "AFTER INSERT",
                " REFERENCING NEW TABLE AS timed",
                "timed");
        note(
                guards,
                "cut_timing",
                "a_gone_timing_is_noted",
                "AFTER DELETE",
                " REFERENCING OLD TABLE AS timed",
                "timed");
        note(guards, "lane", "a_lane_is_noted", "AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE", "", "lane");
        return guards;
    }

    private static void note(
            Map<Guard, Map<String, String>> guards,
            String table,
            String name,
            String when,
            String referencing,
            String function) {
        guards.put(
                new Guard("context." + table, "trigger", name),
                trigger(name, when + " ON context." + table + referencing, "note_" + function));
    }
}
