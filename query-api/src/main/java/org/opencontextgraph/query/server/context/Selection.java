package org.opencontextgraph.query.server.context;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.opencontextgraph.database.jooq.context.Tables.RELEASE_UNIT;
import static org.opencontextgraph.database.jooq.context.Tables.UNIT_EDGE;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.Condition;

/**
 * Which released units of a process a question is about. Any choice of whole units may be looked at: each of them is shared by
 * enough people on its own.
 *
 * @param from windows that end after this
 * @param to windows that end at this or before
 * @param scope one of those that the caller sees; another one selects nothing
 */
public record Selection(String process, Optional<Instant> from, Optional<Instant> to, Optional<String> scope) {
    public static Selection all(String process) {
        return new Selection(process, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** On both levels. */
    Condition units() {
        return Units.of(process)
                .and(windows())
                .and(scope.map(RELEASE_UNIT.SCOPE::eq).orElse(noCondition()));
    }

    /** Whole sequences. */
    Condition whole() {
        return units().and(Units.WHOLE);
    }

    /** Transitions. */
    Condition pieces() {
        return units().and(Units.PIECE);
    }

    /**
     * Those that count in a graph. Of a piece nobody knows what else its trace had, so where steps are asked for only whole
     * sequences count.
     */
    Condition units(StepFilter steps) {
        return steps.leavesAll() ? units() : whole().and(steps.units());
    }

    /** Of these units. */
    Condition edges(StepFilter steps) {
        Condition edges =
                UNIT_EDGE.PROCESS.eq(process).and(scope.map(UNIT_EDGE.SCOPE::eq).orElse(noCondition()));
        return from.isEmpty() && to.isEmpty() && steps.leavesAll()
                ? edges
                : edges.and(UNIT_EDGE.UNIT.in(
                        select(RELEASE_UNIT.UNIT).from(RELEASE_UNIT).where(units(steps))));
    }

    private Condition windows() {
        return from.map(after -> RELEASE_UNIT.WINDOW_END.gt(after.atOffset(ZoneOffset.UTC)))
                .orElse(noCondition())
                .and(to.map(until -> RELEASE_UNIT.WINDOW_END.le(until.atOffset(ZoneOffset.UTC)))
                        .orElse(noCondition()));
    }
}
