/**
 * CloudEvents 1.0 that a tool sends by itself, over HTTP: one event in binary or structured form, or a batch of them, signed by Standard
 * Webhooks. Nothing is asked of such a tool.
 *
 * <p>In: a delivery, and the operator's mapping. Out: what it told. `Sent` is the heart: what is in a delivery, event by event. Invariants: a
 * batch that is broken in one place is read in all others; what is refused is named by its place in the delivery; attributes of the
 * binary form stand in headers, which the signature does not cover.
 */
@NullMarked
package org.opencontextgraph.ingest.cloudevents;

import org.jspecify.annotations.NullMarked;
