/**
 * Where events come in: connectors, the feed that turns what they say into topics, and the jobs.
 *
 * <p>In: sources. Out: `event.trace.v1`, `permission.*`, `identity.*`, consents of vouched imports. Invariant: reads no
 * derived data and cannot be reached from outside.
 */
@NullMarked
package org.opencontextgraph.ingest;

import org.jspecify.annotations.NullMarked;
