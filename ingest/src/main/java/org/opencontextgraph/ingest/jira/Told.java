package org.opencontextgraph.ingest.jira;

import java.util.Set;
import org.opencontextgraph.ingest.payload.Meanings;

/** What Jira said, in the form of the table. */
final class Told {
    /** Rows about who may read what; they hold no event. */
    static final Set<String> READERS_CHANGE = Set.of(
            "change.security",
            "change.project",
            "delivery.project_created",
            "delivery.project_updated",
            "delivery.project_deleted",
            "delivery.project_soft_deleted",
            "delivery.project_restored_deleted",
            "delivery.user_created",
            "delivery.user_updated",
            "delivery.user_deleted");

    private Told() {}

    static Meanings meanings() {
        return Meanings.read(Told.class, READERS_CHANGE);
    }
}
