package org.opencontextgraph.query.server.context;

import static org.jooq.impl.DSL.inline;
import static org.opencontextgraph.database.jooq.context.Tables.RELEASE_UNIT;

import org.jooq.Condition;

/** Which units a question is about. */
public final class Units {
    /**
     * Whole sequences (L0): only they are variants, and only they count traces. A transition (L1) is a piece of a trace;
     * it shows in edges and next steps. Inlined, or no plan could use the index of the whole ones.
     */
    static final Condition WHOLE = RELEASE_UNIT.LEVEL.eq(inline("L0"));

    static final Condition PIECE = RELEASE_UNIT.LEVEL.eq(inline("L1"));

    private Units() {}

    static Condition wholeOf(String process) {
        return of(process).and(WHOLE);
    }

    /** On both levels. */
    public static Condition of(String process) {
        return RELEASE_UNIT.PROCESS.eq(process);
    }
}
