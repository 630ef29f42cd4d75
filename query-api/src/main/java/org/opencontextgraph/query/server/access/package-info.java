/**
 * Who asks, and what they may ask.
 *
 * <p>In: a bearer token, brought along or kept in a session. Out: a {@code Caller} with its audiences and roles, and the seal of
 * cursors that only they may use. Invariant: a token that is not provably from the
 * configured issuer, for this service and still valid gives no caller.
 */
@NullMarked
package org.opencontextgraph.query.server.access;

import org.jspecify.annotations.NullMarked;
