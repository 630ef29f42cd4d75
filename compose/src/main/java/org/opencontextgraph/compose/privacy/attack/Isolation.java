package org.opencontextgraph.compose.privacy.attack;

/**
 * A group that an attack isolates.
 *
 * @param where the row that gives it away
 * @param how in words, without a person's name
 * @param persons how many are in the group
 * @param k how many there would have to be
 */
public record Isolation(String where, String how, int persons, int k) {
    boolean isLeak() {
        return persons > 0 && persons < k;
    }
}
