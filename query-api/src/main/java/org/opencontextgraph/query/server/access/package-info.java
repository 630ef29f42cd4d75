/**
 * Who asks, and what they may ask.
 *
 * <p>In: a bearer token. Out: a {@code Caller} with its audiences. Invariant: a token that is not provably from the
 * configured issuer, for this service and still valid gives no caller.
 */
@NullMarked
package org.opencontextgraph.query.server.access;

import org.jspecify.annotations.NullMarked;
