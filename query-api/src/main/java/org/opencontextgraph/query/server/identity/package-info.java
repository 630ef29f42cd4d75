/**
 * Whose an account is, for administrators: suggestions, links, which persons are one, and what was
 * decided.
 *
 * <p>In: accounts with their names, as the view {@code admin.account} shows them in an administrator's transaction. Out: lists of
 * them, and decisions. Invariants: nothing that anybody did is read; no link is written that was not written down in
 * {@code admin.identity_decision} before; a suggestion changes nothing by itself.
 */
@NullMarked
package org.opencontextgraph.query.server.identity;

import org.jspecify.annotations.NullMarked;
