/**
 * The verifier: recomputes from the books, claim by claim, what the gate promises about every unit, and entry by entry the chain of the audit log.
 *
 * <p>In: {@link org.opencontextgraph.compose.privacy.books.Books}. Out: a {@link
 * org.opencontextgraph.compose.privacy.verify.Verdict}. Invariant: pure, and independent: it shares messages with the gate and
 * no class, so that a mistake of the gate's is not made twice.
 */
@NullMarked
package org.opencontextgraph.compose.privacy.verify;

import org.jspecify.annotations.NullMarked;
