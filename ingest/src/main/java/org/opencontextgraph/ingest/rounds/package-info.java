/**
 * Work that is done again and again until the process ends.
 *
 * <p>In: what to do and how long to wait. Out: nothing. Invariant: after {@code close} no round runs any more.
 */
@NullMarked
package org.opencontextgraph.ingest.rounds;

import org.jspecify.annotations.NullMarked;
