/**
 * The account room: which person an account belongs to.
 *
 * <p>In: `personal.account-event.v1` and `identity.account.v1`, both by account. Out: `personal.event.v1`. Invariant: an
 * account that nobody vouches for is a provisional person, who has a timeline and never counts.
 */
@NullMarked
package org.opencontextgraph.streams.account;

import org.jspecify.annotations.NullMarked;
