/**
 * The whole platform in one process: every role, wired to the backends and to each other.
 *
 * <p>In: a data directory and settings. Out: a running {@link org.opencontextgraph.compose.run.Instance} and the
 * {@link org.opencontextgraph.compose.run.Connection} by which other commands find it. Invariant: parts start when what
 * they stand on has started, and stop in the reverse order.
 */
@NullMarked
package org.opencontextgraph.compose.run;

import org.jspecify.annotations.NullMarked;
