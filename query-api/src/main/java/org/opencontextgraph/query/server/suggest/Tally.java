package org.opencontextgraph.query.server.suggest;

import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What units say about one context: how often work came to be in it, and what followed.
 *
 * <p>Of whole sequences both are the same. Of transitions each was published for itself, under as many steps as enough
 * people share; so a long context may have been reached more often than anything was published that follows it.
 */
final class Tally {
    private final Counts arrivals = new Counts();
    private final SortedMap<String, Follower> followers = new TreeMap<>();

    Counts arrivals() {
        return arrivals;
    }

    SortedMap<String, Follower> followers() {
        return followers;
    }

    boolean isEmpty() {
        return arrivals.isEmpty() && followers.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tally that && arrivals.equals(that.arrivals) && followers.equals(that.followers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(arrivals, followers);
    }
}
