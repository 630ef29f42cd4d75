package org.opencontextgraph.query.server.context;

import static org.jooq.impl.DSL.arrayGet;
import static org.jooq.impl.DSL.arrayOverlap;
import static org.jooq.impl.DSL.cardinality;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.val;
import static org.opencontextgraph.database.jooq.context.Tables.RELEASE_UNIT;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * Which variants, by their steps; an empty list leaves all.
 *
 * @param contains steps that occur, in whatever order
 * @param without steps none of which occurs
 * @param startsWith the first steps, in this order
 * @param endsWith the last steps, in this order
 */
public record StepFilter(List<String> contains, List<String> without, List<String> startsWith, List<String> endsWith) {
    public static final StepFilter NONE = new StepFilter(List.of(), List.of(), List.of(), List.of());

    public StepFilter {
        contains = List.copyOf(contains);
        without = List.copyOf(without);
        startsWith = List.copyOf(startsWith);
        endsWith = List.copyOf(endsWith);
    }

    boolean leavesAll() {
        return equals(NONE);
    }

    /** Of units that are whole sequences. */
    Condition units() {
        Condition wanted = noCondition();
        if (!contains.isEmpty()) {
            wanted = wanted.and(RELEASE_UNIT.STEPS.contains(contains.toArray(String[]::new)));
        }
        if (!without.isEmpty()) {
            wanted = wanted.and(not(arrayOverlap(
                    RELEASE_UNIT.STEPS, val(without.toArray(String[]::new), RELEASE_UNIT.STEPS.getDataType()))));
        }
        for (int i = 0; i < startsWith.size(); i++) {
            wanted = wanted.and(arrayGet(RELEASE_UNIT.STEPS, i + 1).eq(startsWith.get(i)));
        }
        for (int i = 0; i < endsWith.size(); i++) {
            Field<Integer> place = cardinality(RELEASE_UNIT.STEPS).minus(endsWith.size() - 1 - i);
            wanted = wanted.and(arrayGet(RELEASE_UNIT.STEPS, place).eq(endsWith.get(i)));
        }
        return wanted;
    }
}
