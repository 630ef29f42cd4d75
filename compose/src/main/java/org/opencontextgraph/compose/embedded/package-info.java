/**
 * The boiler room: the broker, PostgreSQL, Redis and a development identity provider for one machine, kept in one data
 * directory.
 *
 * <p>In: a {@link org.opencontextgraph.compose.embedded.DataDirectory}. Out: running
 * {@link org.opencontextgraph.compose.embedded.EmbeddedBackends} and how to reach them. Invariant: everything listens on
 * loopback only, a directory has at most one instance, and nothing outlives it that the next start would not find.
 */
@NullMarked
package org.opencontextgraph.compose.embedded;

import org.jspecify.annotations.NullMarked;
