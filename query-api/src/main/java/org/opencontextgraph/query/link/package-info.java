/**
 * The topic in which administrators say whose an account is.
 *
 * <p>In: a decision, as the server wrote it down. Out: a record of {@code identity.link.v1}, or a tombstone. Invariant: as in
 * {@link org.opencontextgraph.query.sending}.
 */
@NullMarked
package org.opencontextgraph.query.link;

import org.jspecify.annotations.NullMarked;
