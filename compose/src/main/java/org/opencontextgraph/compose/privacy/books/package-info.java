/**
 * What an instance wrote down, read as an auditor reads it: everything, from the beginning, and with nothing of the gate's
 * own code.
 *
 * <p>In: the topics on both sides of the gate and the released rows in PostgreSQL, and the audit log of what administrators did. Out: {@link
 * org.opencontextgraph.compose.privacy.books.Books}, plain values. Invariant: reads only.
 */
@NullMarked
package org.opencontextgraph.compose.privacy.books;

import org.jspecify.annotations.NullMarked;
