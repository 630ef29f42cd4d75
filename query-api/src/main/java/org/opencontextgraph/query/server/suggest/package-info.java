/**
 * What happens next, learned from release units and nothing else.
 *
 * <p>In: the units that a caller may read, and the latest steps of a piece of work. Out: the likeliest next steps, or that
 * nothing can be said. Invariant: an answer is a function of the rounded counts of those units; adding a unit and taking it
 * away again leaves no trace.
 */
@NullMarked
package org.opencontextgraph.query.server.suggest;

import org.jspecify.annotations.NullMarked;
