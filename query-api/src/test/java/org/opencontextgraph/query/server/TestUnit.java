package org.opencontextgraph.query.server;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A released row and its edges, as the materializer leaves them. */
record TestUnit(
        String scope,
        String process,
        String cut,
        int k,
        long count,
        Kind kind,
        @Nullable Integer total,
        @Nullable Integer gap,
        List<String> steps) {
    enum Kind {
        WHOLE,
        TO_A_STEP,
        TO_THE_END
    }

    /** A whole sequence. */
    static TestUnit of(String scope, long count, String... steps) {
        return new TestUnit(scope, "p", "cut", 5, count, Kind.WHOLE, null, null, List.of(steps));
    }

    /** From the last but one of the steps to the last. */
    static TestUnit transition(String scope, long count, String... steps) {
        return new TestUnit(scope, "p", "cut", 5, count, Kind.TO_A_STEP, null, null, List.of(steps));
    }

    /** From the last of the steps to the end of the trace. */
    static TestUnit ending(String scope, long count, String... steps) {
        return new TestUnit(scope, "p", "cut", 5, count, Kind.TO_THE_END, null, null, List.of(steps));
    }

    TestUnit inProcess(String name) {
        return new TestUnit(scope, name, cut, k, count, kind, total, gap, steps);
    }

    TestUnit inCut(String name) {
        return new TestUnit(scope, process, name, k, count, kind, total, gap, steps);
    }

    TestUnit underK(int other) {
        return new TestUnit(scope, process, cut, other, count, kind, total, gap, steps);
    }

    /** Both in buckets; every edge has the same. */
    TestUnit taking(@Nullable Integer whole, int eachGap) {
        return new TestUnit(scope, process, cut, k, count, kind, whole, eachGap, steps);
    }

    /** The row of its cut with the quantiles of the whole, in buckets. */
    String timing(@Nullable Integer p10, int p25, int p75, @Nullable Integer p90) {
        return ("insert into context.cut_timing values ('%s', 'live', 0, '%s', '%s', 'L0', array[%s], true, true, '%s',"
                        + " '2026-01-08T00:00:00Z', '{}', '{}', '{}', '{}', %s, %d, %d, %s);")
                .formatted(cut, scope, process, stepList(), variant(), p10, p25, p75, p90);
    }

    private String stepList() {
        return steps.stream().collect(Collectors.joining("','", "'", "'"));
    }

    private String gaps() {
        int pairs = switch (kind) {
            case WHOLE -> steps.size() - 1;
            case TO_A_STEP -> 1;
            case TO_THE_END -> 0;
        };
        return gap == null ? "" : String.join(",", Collections.nCopies(pairs, gap.toString()));
    }

    String variant() {
        return String.format("%032x", steps.hashCode() & 0xFFFF_FFFFL);
    }

    /** @param window weeks after the first one */
    String insert(String id, int window) {
        StringBuilder sql = new StringBuilder();
        sql.append("insert into context.scope values ('%s') on conflict do nothing;".formatted(scope));
        sql.append(("insert into context.release_unit (unit, lane, epoch, scope, process, level, steps, begins, ends,"
                        + " variant, count, cut, window_end, k, total, gaps) values ('%s', 'live', 0, '%s', '%s', '%s', array[%s],"
                        + " %b, %b, '%s', %d, '%s', '2026-01-08T00:00:00Z'::timestamptz + %d * interval '7 days', %d, %s, '{%s}');")
                .formatted(
                        id,
                        scope,
                        process,
                        kind == Kind.WHOLE ? "L0" : "L1",
                        stepList(),
                        kind == Kind.WHOLE,
                        kind != Kind.TO_A_STEP,
                        variant(),
                        count,
                        cut,
                        window,
                        k,
                        total,
                        gaps()));
        int first = switch (kind) {
            case WHOLE -> 1;
            case TO_A_STEP -> steps.size() - 1;
            case TO_THE_END -> steps.size();
        };
        for (int i = first; i < steps.size(); i++) {
            sql.append(("insert into context.unit_edge (unit, scope, process, source, target, occurrences, k, gap)"
                            + " values ('%s', '%s', '%s', '%s', '%s', %d, %d, %s)"
                            + " on conflict (unit, source, target) do nothing;")
                    .formatted(id, scope, process, steps.get(i - 1), steps.get(i), count, k, gap));
        }
        return sql.toString();
    }
}
