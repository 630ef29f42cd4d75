/**
 * What tools send by themselves, on its way to the connector subsystem.
 *
 * <p>In: a request as it came. Out: a sealed delivery. Invariant: what was taken can be opened by the connector subsystem alone; it is
 * neither looked into nor believed here.
 */
@NullMarked
package org.opencontextgraph.query.server.webhook;

import org.jspecify.annotations.NullMarked;
