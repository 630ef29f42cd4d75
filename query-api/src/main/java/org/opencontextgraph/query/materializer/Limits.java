package org.opencontextgraph.query.materializer;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the tables can hold. A record beyond it is rejected by itself, before it makes a whole batch fail for ever:
 * PostgreSQL stores no NUL, and an index entry has at most a third of a page (2.7 kB).
 */
final class Limits {
    static final int ID = 200;
    static final int STEP = 500;
    static final int SCOPE = 1000;
    static final int RESOURCE = 8000;
    /** Not in any index: only a message's size bounds it. */
    static final int MESSAGE = 1 << 20;
    /** 1970-01-01 and 2200-01-01, see {@code trace.ensure_month}. */
    static final long FIRST_TIME = 0L;

    static final long END_OF_TIME = 7_258_118_400_000L;

    /** Of the log grid: factor 1.2 from 1 s, the last one has 180 days in it. */
    private static final int BUCKETS = 91;

    private Limits() {}

    /** The reason why a value cannot be stored, naming the field only; null when it can. */
    static @Nullable String problem(String field, @Nullable String value, int most) {
        if (value == null) {
            return null;
        }
        // a char is at most three bytes of UTF-8; most values are far below
        if (value.length() * 3 > most && value.getBytes(StandardCharsets.UTF_8).length > most) {
            return field + " is longer than " + most + " bytes";
        }
        return value.indexOf('\0') >= 0 ? field + " has a NUL character" : null;
    }

    /** A scope must not hold what separates scopes in the setting {@code ocg.scopes}, or anything like it. */
    static @Nullable String scopeProblem(String scope) {
        return scope.isEmpty() || scope.chars().anyMatch(Character::isISOControl)
                ? "scope is empty or has a control character"
                : problem("scope", scope, SCOPE);
    }

    static @Nullable String problem(String field, long time) {
        return time < FIRST_TIME || time >= END_OF_TIME ? field + " is before 1970 or after 2199" : null;
    }

    static @Nullable String bucketProblem(String field, @Nullable Integer bucket) {
        return bucket != null && (bucket < 0 || bucket >= BUCKETS) ? field + " is not on the grid" : null;
    }

    /** The first reason there is. */
    static @Nullable String first(@Nullable String... problems) {
        for (String problem : problems) {
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }
}
