package org.opencontextgraph.query.server.suggest;

/** What stands in a sequence where there is no step. No step has such a name: PostgreSQL takes no text with a NUL. */
public final class Mark {
    /** Before the first step, and after the last. */
    public static final String EDGE = "\0";

    private Mark() {}
}
