/**
 * Benchmarks: ratios against a limit that is measured in the same run, for this machine may be slow or busy.
 *
 * <p>In: an event log and a throwaway instance. Out: figures. Invariant: a benchmark measures what runs in production, through
 * the same classes; only the limit beside it is built here.
 */
@NullMarked
package org.opencontextgraph.compose.bench;

import org.jspecify.annotations.NullMarked;
