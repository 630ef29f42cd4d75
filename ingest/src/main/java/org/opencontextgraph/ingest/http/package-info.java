/**
 * The way from a connector to its tool over HTTP: reads only, stays at the tool's own address, waits when it is told to.
 *
 * <p>In: a path and a query. Out: what the tool answered. Invariants: no method but GET; no redirect leads to another server; an address of
 * this machine or its network is not asked unless an operator named it; neither token nor content stands in a message.
 */
@NullMarked
package org.opencontextgraph.ingest.http;

import org.jspecify.annotations.NullMarked;
