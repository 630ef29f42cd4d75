package org.opencontextgraph.compose.privacy.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.opencontextgraph.compose.privacy.books.Guard;

/** What the changelog makes to guard the released tables, as PostgreSQL prints it. */
final class ExpectedGuards {
    private static final String THEIR_SCOPES = "(scope = ANY (( SELECT string_to_array("
            + "current_setting('ocg.scopes'::text, true), '\u001f'::text) AS string_to_array)::text[]))";

    private static final Map<String, String> TRIGGERS = Map.of(
            "context.release_unit", "a_unit_never_changes",
            "context.unit_edge", "an_edge_never_changes",
            "context.cut_timing", "a_timing_never_changes");

    private static final Map<String, String> COLUMNS = Map.of(
            "context.release_unit",
            "begins, count, cut, ends, epoch, gaps, k, lane, level, process, scope, steps, total, unit, variant,"
                    + " window_end",
            "context.unit_edge",
            "gap, k, occurrences, process, scope, source, target, unit",
            "context.cut_timing",
            "begins, cut, ends, epoch, gap_p10, gap_p25, gap_p75, gap_p90, lane, level, process, scope, steps,"
                    + " total_p10, total_p25, total_p75, total_p90, variant, window_end",
            "context.scope",
            "scope",
            "context.lane",
            "closed, lane, sender, senders, through",
            "context.release",
            "process, revision, scope",
            "context.version",
            "revision, slot");

    private static final String REFUSAL =
            "begin raise exception 'a released row never changes: it is published whole and"
                    + " withdrawn whole' using errcode = '42501'; end";

    private ExpectedGuards() {}

    static Map<Guard, Map<String, String>> all() {
        Map<Guard, Map<String, String>> guards = new HashMap<>();
        COLUMNS.forEach((table, columns) -> guards.put(new Guard(table, "columns", ""), Map.of("list", columns)));
        Stream.concat(TRIGGERS.keySet().stream(), Stream.of("context.release")).forEach(table -> {
            guards.put(new Guard(table, "row-level security", ""), Map.of("state", "enabled, forced"));
            guards.put(
                    new Guard(table, "policy", "the_materializer_writes"),
                    policy("ocg_materializer", "ALL", "true", "true"));
            guards.put(
                    new Guard(table, "policy", "readers_see_their_scopes"),
                    policy("ocg_api", "SELECT", THEIR_SCOPES, "null"));
        });
        TRIGGERS.forEach((table, trigger) -> guards.put(
                new Guard(table, "trigger", trigger), trigger(trigger, "BEFORE UPDATE ON " + table, "refuse_change")));
        guards.putAll(NotedChanges.guards());
        guards.put(new Guard("the database", "function", "context.refuse_change"), Map.of("text", REFUSAL));
        guards.put(new Guard("the database", "role", "ocg_api"), Map.of("rights", "bound", "membership", "null"));
        return guards;
    }

    /** A trigger that runs once for each statement. */
    static Map<String, String> trigger(String name, String when, String function) {
        return Map.of(
                "definition",
                "CREATE TRIGGER " + name + " " + when + " FOR EACH STATEMENT EXECUTE FUNCTION context." + function
                        + "()",
                "state",
                "enabled");
    }

    private static Map<String, String> policy(String role, String command, String condition, String check) {
        return Map.of("kind", "PERMISSIVE", "roles", role, "command", command, "USING", condition, "WITH CHECK", check);
    }
}
