/**
 * The resource room: what happened to one resource, and who may read it.
 *
 * <p>In: `event.trace.v1` and `permission.resource-acl.v1`, both by resource. Out: `personal.account-event.v1`, each event
 * once, with the readers of its resource, and a note for every account when those change. Invariant: an event whose
 * resource has no known readers leaves as UNKNOWN.
 */
@NullMarked
package org.opencontextgraph.streams.resource;

import org.jspecify.annotations.NullMarked;
