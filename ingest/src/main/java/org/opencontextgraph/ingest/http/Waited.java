package org.opencontextgraph.ingest.http;

/** How often, and how many milliseconds in all, a tool had its connector wait. */
public record Waited(long times, long millis) {
    public static final Waited NEVER = new Waited(0, 0);

    public Waited and(Waited other) {
        return new Waited(times + other.times, millis + other.millis);
    }

    public Waited since(Waited before) {
        return new Waited(times - before.times, millis - before.millis);
    }
}
