package org.opencontextgraph.ingest.permission;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a resource's readers, or about the audiences that an account belongs to.
 *
 * @param key the resource, or the account's number
 * @param values the audiences that the resource covers, or the account's {@link Belonging}s; while unknown, those of before
 * @param revision grows with every change that others have to hear of
 * @param checked when the tool last said it
 * @param unknownSince null: known
 */
public record Known(
        String key,
        Set<String> values,
        long revision,
        Instant checked,
        @Nullable Instant unknownSince) {
    public Known {
        values = Set.copyOf(values);
    }

    public boolean isKnown() {
        return unknownSince == null;
    }

    /** In the order in which they are told. */
    public TreeSet<String> ordered() {
        return new TreeSet<>(values);
    }
}
