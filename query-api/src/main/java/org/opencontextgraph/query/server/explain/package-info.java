/**
 * Why somebody can or cannot see something, for administrators.
 *
 * <p>In: a person's subject, and a process or a resource. Out: audiences, groups and scopes, never what anybody did. Invariant:
 * no answer without a row in {@code admin.explanation}, written in the same transaction.
 */
@NullMarked
package org.opencontextgraph.query.server.explain;

import org.jspecify.annotations.NullMarked;
