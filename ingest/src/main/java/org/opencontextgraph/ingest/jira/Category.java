package org.opencontextgraph.ingest.jira;

import java.util.Locale;
import org.opencontextgraph.ingest.payload.Field;

/** What a status means to Jira itself; its name is a word of the users. */
public enum Category {
    TO_DO("new"),
    IN_PROGRESS("indeterminate"),
    DONE("done"),
    /** Jira has the status in no category, or has it no more. */
    NONE("undefined"),
    /** This payload does not say; Jira does when it is asked. */
    UNSAID("");

    private final String key;

    Category(String key) {
        this.key = key;
    }

    /** @param category Jira's object `statusCategory` */
    static Category of(Field category) {
        for (Category it : values()) {
            if (!it.key.isEmpty() && category.at("key").says(it.key)) {
                return it;
            }
        }
        return NONE;
    }

    /** In the form of the table. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
