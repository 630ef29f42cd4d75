/**
 * The simulated company: about 150 people who never existed, and what they did in four tools that never existed.
 *
 * <p>In: a seed. Out: through the same door as everything else, a history of half a year that ends and a live source that
 * goes on by the wall clock, and who may read what. Invariant: the same seed gives the same records, byte for byte, on every machine.
 */
@NullMarked
package org.opencontextgraph.ingest.simulated;

import org.jspecify.annotations.NullMarked;
