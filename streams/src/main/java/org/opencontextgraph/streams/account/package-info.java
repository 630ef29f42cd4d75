/**
 * The account room: which person an account belongs to.
 *
 * <p>In: `personal.account-event.v1`, `identity.account.v1` (what connectors say) and `identity.link.v1` (what an administrator
 * decided), all by account. Out: `personal.event.v1`. Invariant: an account that nobody vouches for is a provisional person, who
 * has a timeline and never counts; in the end the last mapping and the last link alone decide, in whatever order they came.
 */
@NullMarked
package org.opencontextgraph.streams.account;

import org.jspecify.annotations.NullMarked;
