/**
 * What the API gives in a second, beside what the database, a bare handler and a constant give in the same run.
 *
 * <p>In: a throwaway instance. Out: figures. Invariant: the load comes from this machine (of closed loops from {@code wrk} and
 * {@code pgbench}, of the open one from here), is bounded in time, and goes nowhere else.
 */
@NullMarked
package org.opencontextgraph.compose.bench.api;

import org.jspecify.annotations.NullMarked;
