/**
 * The attackers: each looks at everything that was ever published, as anybody could, and tries to single somebody out.
 *
 * <p>In: a {@link org.opencontextgraph.compose.privacy.attack.PublishedHistory}, with the private membership beside it, which
 * alone tells whom an attacker would have found. Out: {@link org.opencontextgraph.compose.privacy.attack.Result}s with the
 * smallest group that each attack isolates. Invariant: pure, and bounded in work; what an attack left out it says.
 */
@NullMarked
package org.opencontextgraph.compose.privacy.attack;

import org.jspecify.annotations.NullMarked;
