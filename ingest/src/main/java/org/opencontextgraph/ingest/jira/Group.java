package org.opencontextgraph.ingest.jira;

import org.jspecify.annotations.Nullable;

/**
 * A group of a site.
 *
 * @param name as people see it; also what operators write, so it is the group's name with us
 * @param id of the Cloud; null: a Server has none
 */
record Group(String name, @Nullable String id) {
    /** Whoever opens the page. */
    static final Group ANYONE = new Group("*anyone", null);

    /** Whoever may log in. */
    static final Group LOGGED_IN = new Group("*logged-in", null);

    private static final String NO_GROUP = "*";

    /** Whether Jira has it as a group that has members. */
    boolean isReal() {
        return !name.startsWith(NO_GROUP);
    }
}
