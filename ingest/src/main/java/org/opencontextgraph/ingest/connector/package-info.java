/**
 * The door between OCG and a source of work events: what a connector must say, in the source's own words.
 *
 * <p>In: a source (a log file, a tool's API, opened by its {@link org.opencontextgraph.ingest.connector.ConnectorKind}). Out: {@link org.opencontextgraph.ingest.connector.SourceFact}s and
 * {@link org.opencontextgraph.ingest.connector.SourceEvent}s; asked as a {@link
 * org.opencontextgraph.ingest.connector.PermissionSource}, its groups and readers; and what it
 * sends by itself, read by a {@link org.opencontextgraph.ingest.connector.DeliveryReader}. Invariant: connectors read only; they know neither
 * our topics nor our database; and whatever is read twice has the same id.
 */
@NullMarked
package org.opencontextgraph.ingest.connector;

import org.jspecify.annotations.NullMarked;
