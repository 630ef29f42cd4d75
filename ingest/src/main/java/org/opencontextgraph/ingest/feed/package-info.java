/**
 * From a connector to Kafka: what a source says becomes trace events, accounts, readers and consents in topics.
 *
 * <p>In: a {@link org.opencontextgraph.ingest.connector.Connector}, or what deliveries told. Out: `event.trace.v1`, `permission.resource-acl.v1`,
 * `identity.*`, `personal.consent.v1`, `deadletter.v1`, and the cursor that says how far. Invariant: events and the
 * cursor that counts them stand in one transaction, so a feed that goes on after a crash writes nothing twice; and a
 * lane's clock never says more than what was sent before it.
 */
@NullMarked
package org.opencontextgraph.ingest.feed;

import org.jspecify.annotations.NullMarked;
