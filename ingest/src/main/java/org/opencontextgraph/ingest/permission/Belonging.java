package org.opencontextgraph.ingest.permission;

import java.util.ArrayList;
import java.util.List;

/**
 * That an account belongs to an audience.
 *
 * @param groups from the one that the account is a member of to the one that means the audience; each is part of the next
 */
public record Belonging(String audience, List<String> groups) {
    private static final String BETWEEN = "\u001f";

    public Belonging {
        groups = List.copyOf(groups);
    }

    public static Belonging parse(String text) {
        List<String> parts = List.of(text.split(BETWEEN, -1));
        return new Belonging(parts.getFirst(), parts.subList(1, parts.size()));
    }

    /** One text that {@link #parse} understands. */
    public String text() {
        List<String> parts = new ArrayList<>(groups);
        parts.addFirst(audience);
        return String.join(BETWEEN, parts);
    }
}
