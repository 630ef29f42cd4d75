package org.opencontextgraph.query.server;

import java.util.List;
import java.util.stream.Collectors;

/** A released row and its edges, as the materializer leaves them. */
record TestUnit(String scope, String process, String cut, int k, long count, Kind kind, List<String> steps) {
    enum Kind {
        WHOLE,
        TO_A_STEP,
        TO_THE_END
    }

    /** A whole sequence. */
    static TestUnit of(String scope, long count, String... steps) {
        return new TestUnit(scope, "p", "cut", 5, count, Kind.WHOLE, List.of(steps));
    }

    /** From the last but one of the steps to the last. */
    static TestUnit transition(String scope, long count, String... steps) {
        return new TestUnit(scope, "p", "cut", 5, count, Kind.TO_A_STEP, List.of(steps));
    }

    /** From the last of the steps to the end of the trace. */
    static TestUnit ending(String scope, long count, String... steps) {
        return new TestUnit(scope, "p", "cut", 5, count, Kind.TO_THE_END, List.of(steps));
    }

    TestUnit inProcess(String name) {
        return new TestUnit(scope, name, cut, k, count, kind, steps);
    }

    TestUnit inCut(String name) {
        return new TestUnit(scope, process, name, k, count, kind, steps);
    }

    TestUnit underK(int other) {
        return new TestUnit(scope, process, cut, other, count, kind, steps);
    }

    String variant() {
        return String.format("%032x", steps.hashCode() & 0xFFFF_FFFFL);
    }

    /** @param window weeks after the first one */
    String insert(String id, int window) {
        StringBuilder sql = new StringBuilder();
        sql.append("insert into context.scope values ('%s') on conflict do nothing;".formatted(scope));
        sql.append(("insert into context.release_unit (unit, lane, epoch, scope, process, level, steps, begins, ends,"
                        + " variant, count, cut, window_end, k) values ('%s', 'live', 0, '%s', '%s', '%s', array[%s],"
                        + " %b, %b, '%s', %d, '%s', '2026-01-08T00:00:00Z'::timestamptz + %d * interval '7 days', %d);")
                .formatted(
                        id,
                        scope,
                        process,
                        kind == Kind.WHOLE ? "L0" : "L1",
                        steps.stream().collect(Collectors.joining("','", "'", "'")),
                        kind == Kind.WHOLE,
                        kind != Kind.TO_A_STEP,
                        variant(),
                        count,
                        cut,
                        window,
                        k));
        int first = switch (kind) {
            case WHOLE -> 1;
            case TO_A_STEP -> steps.size() - 1;
            case TO_THE_END -> steps.size();
        };
        for (int i = first; i < steps.size(); i++) {
            sql.append(("insert into context.unit_edge (unit, scope, process, source, target, occurrences, k)"
                            + " values ('%s', '%s', '%s', '%s', '%s', %d, %d)"
                            + " on conflict (unit, source, target) do nothing;")
                    .formatted(id, scope, process, steps.get(i - 1), steps.get(i), count, k));
        }
        return sql.toString();
    }
}
