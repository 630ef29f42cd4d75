/**
 * Whether the gate keeps its word, asked of an instance from outside: {@code ocg privacy verify} recomputes every claim, {@code
 * ocg privacy attack} tries to single somebody out.
 *
 * <p>In: a way to read an instance's books. Out: reports for people and for programs. Invariant: nothing of {@code streams} is
 * known here, and no report names a person.
 */
@NullMarked
package org.opencontextgraph.compose.privacy;

import org.jspecify.annotations.NullMarked;
