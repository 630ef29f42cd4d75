/**
 * Reading the context graph: released rows, summed over the scopes that a caller sees, then rounded.
 *
 * <p>In: audiences and a question. Out: plain values that may be shown. Invariant: every statement on released rows runs
 * after the caller's scopes were decided, under row-level security, and no figure leaves before it was rounded.
 */
@NullMarked
package org.opencontextgraph.query.server.context;

import org.jspecify.annotations.NullMarked;
