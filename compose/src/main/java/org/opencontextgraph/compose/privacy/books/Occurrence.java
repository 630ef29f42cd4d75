package org.opencontextgraph.compose.privacy.books;

/**
 * What a unit counts, and whose it is.
 *
 * @param position 0: the whole trace; n: its n-th transition, the one to its first step being the first
 */
public record Occurrence(TraceKey key, int position) {
    public static final int WHOLE = 0;

    public String person() {
        return key.person();
    }
}
