package org.opencontextgraph.streams.release;

/**
 * What can be in a unit: a trace, or a transition of it, and whose it is.
 *
 * @param position 0: the whole trace; n: its n-th transition, the one to the first step being the first
 */
public record Member(String person, String trace, int position) {
    /** The whole trace. */
    Member whole() {
        return position == 0 ? this : new Member(person, trace, 0);
    }
}
