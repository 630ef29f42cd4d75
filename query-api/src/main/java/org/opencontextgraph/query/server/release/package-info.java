/**
 * What of the released rows a caller may see now, under an id that changes whenever it does.
 *
 * <p>In: a caller, and a process. Out: a {@code VisibleRelease}; an answer that was made from the same one may be given again.
 * Invariant: before anything is given from memory the database was asked, after the request came, whether something
 * changed; whoever lost a right, and whatever is withdrawn, is felt at the next request.
 */
@NullMarked
package org.opencontextgraph.query.server.release;

import org.jspecify.annotations.NullMarked;
