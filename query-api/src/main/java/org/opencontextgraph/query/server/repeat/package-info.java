/**
 * Requests that carry a key, so that one that is sent again is not done again.
 *
 * <p>In: a caller, a key, and hashes of all that is asked for. Out: whose turn it is, or the answer of then. Invariants: of many who
 * ask at a time one begins; nobody sees another caller's; neither keys nor subjects are kept, and nothing for longer than a day.
 */
@NullMarked
package org.opencontextgraph.query.server.repeat;

import org.jspecify.annotations.NullMarked;
