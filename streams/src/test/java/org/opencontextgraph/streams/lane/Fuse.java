package org.opencontextgraph.streams.lane;

/** Breaks a store operation, once, when it is told to. */
public final class Fuse {
    private int left = Integer.MAX_VALUE;

    /** The operation after so many others throws. */
    public void burnAfter(int operations) {
        left = operations;
    }

    public void replace() {
        left = Integer.MAX_VALUE;
    }

    void operation() {
        if (left-- == 0) {
            throw new IllegalStateException("a fault in a store");
        }
    }
}
