/**
 * How the API writes a record: it waits until the broker has said that it has it.
 *
 * <p>In: a record. Out: nothing, or {@link org.opencontextgraph.query.sending.NotSentException}. Invariant: whoever is told that
 * something was written is told after the broker has said so.
 */
@NullMarked
package org.opencontextgraph.query.sending;

import org.jspecify.annotations.NullMarked;
