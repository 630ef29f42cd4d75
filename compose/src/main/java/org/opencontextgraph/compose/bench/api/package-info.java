/**
 * What the API gives in a second, beside what the database, a bare handler and a constant give in the same run.
 *
 * <p>In: a throwaway instance. Out: figures. Invariant: the load comes from other processes ({@code wrk}, {@code pgbench}) on this
 * machine, is bounded in time, and goes nowhere else.
 */
@NullMarked
package org.opencontextgraph.compose.bench.api;

import org.jspecify.annotations.NullMarked;
