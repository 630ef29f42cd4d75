/**
 * How often the next step is foreseen, on fixed parts of logs: by the model alone, and through the release gate.
 *
 * <p>In: logs in three parts. Out: figures, and a page. No broker and no database take part; the model is the one that the API
 * answers with, and the gate's heart is driven over rows in memory. Invariant: the part that is scored was never looked at when
 * anything was chosen.
 */
@NullMarked
package org.opencontextgraph.compose.bench.next;

import org.jspecify.annotations.NullMarked;
