package org.opencontextgraph.compose.privacy.books;

/**
 * What the instance says it runs under.
 *
 * @param k persons of a unit of its first epoch
 * @param cap entries of one person that a unit counts at most (m of I7)
 * @param unsafe whether its gate was run without its floor
 */
public record Policy(int k, int cap, boolean unsafe) {
    /** The least k of any instance that people may read. */
    public static final int FLOOR = 5;
}
