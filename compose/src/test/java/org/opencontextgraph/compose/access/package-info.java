/**
 * Who may see what, told twice: by the real chain and by a plain reference model.
 *
 * <p>A random company (people, accounts, groups in groups, work, and what changes about them) goes through the real parts:
 * permission sync, the rooms and the gate, the materializer's tables, row-level security, the API over HTTP. Beside it
 * {@code Facts} remember the same company in plain maps, and the oracle works out from them every caller's answers. Invariant: the
 * oracle shares no class with what decides in the product; it knows the messages, and what the gate said was released.
 */
@NullMarked
package org.opencontextgraph.compose.access;

import org.jspecify.annotations.NullMarked;
