/**
 * An administrator's transaction, and the audit log of what administrators did.
 *
 * <p>In: who asks. Out: entries with their hashes, page by page. Invariants: nothing is shown before the administrator has entered
 * the transaction; the entry and what it is about are one transaction, and the database writes the entry.
 */
@NullMarked
package org.opencontextgraph.query.server.admin;

import org.jspecify.annotations.NullMarked;
