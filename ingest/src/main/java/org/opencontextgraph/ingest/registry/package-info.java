/**
 * The tools that an instance reads, as its operators said: which, with what settings, and the sealed token of each.
 *
 * <p>In: an operator's word. Out: rows of `ingest.connector`, and the tools that the jobs of `ingest_batch` ask; how complete one was read
 * (`Diagnosis`). Invariant: a token is
 * written sealed, and opened in the connector subsystem only.
 */
@NullMarked
package org.opencontextgraph.ingest.registry;

import org.jspecify.annotations.NullMarked;
