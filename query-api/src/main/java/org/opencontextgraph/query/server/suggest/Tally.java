package org.opencontextgraph.query.server.suggest;

import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What units say about one context: how often work came to be in it, and what followed.
 *
 * <p>Of whole sequences both are the same. Of transitions each was published for itself, under as many steps as enough
 * people share; so a long context may have been reached more often than anything was published that follows it.
 */
final class Tally {
    private long arrivals;
    private final SortedMap<String, Follower> followers = new TreeMap<>();

    void arrive(long count) {
        arrivals += count;
    }

    long arrivals() {
        return arrivals;
    }

    SortedMap<String, Follower> followers() {
        return followers;
    }

    boolean isEmpty() {
        return arrivals == 0 && followers.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tally that && arrivals == that.arrivals && followers.equals(that.followers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(arrivals, followers);
    }
}
