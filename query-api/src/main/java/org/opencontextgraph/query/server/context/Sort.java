package org.opencontextgraph.query.server.context;

import java.util.Locale;

/** The orders in which variants can be had; by the shown value, ties by the variant's id. */
public enum Sort {
    /** The most frequent first. */
    COUNT,
    /** The one whose last window is latest first. */
    RECENT;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
