/**
 * What the release gate publishes of a log, and what it costs: shares, freshness, what goes when people leave, bytes, time.
 *
 * <p>In: an event log. Out: figures, and a section of a page. No broker takes part: the log is read by ingest's own connector, its
 * personal tasks are made here as an import makes them, and the gate's heart is driven over rows in memory. Invariant: what is
 * counted is what the gate itself decided.
 */
@NullMarked
package org.opencontextgraph.compose.bench.release;

import org.jspecify.annotations.NullMarked;
