package org.opencontextgraph.ingest.permission;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a resource's readers.
 *
 * @param audiences whom the resource covers; while unknown, whom it covered before
 * @param revision grows with every change that others have to hear of
 * @param checked when the tool last said who reads it
 * @param unknownSince null: known
 */
public record KnownAcl(
        String resource,
        Set<String> audiences,
        long revision,
        Instant checked,
        @Nullable Instant unknownSince) {
    public KnownAcl {
        audiences = Set.copyOf(audiences);
    }

    public boolean isKnown() {
        return unknownSince == null;
    }

    /** In the order in which they are told. */
    public TreeSet<String> ordered() {
        return new TreeSet<>(audiences);
    }
}
