/**
 * The door between OCG and a source of work events: what a connector must say, in the source's own words.
 *
 * <p>In: a source (a log file, a tool's API, opened by its {@link org.opencontextgraph.ingest.connector.ConnectorKind}). Out: {@link org.opencontextgraph.ingest.connector.SourceFact}s and
 * {@link org.opencontextgraph.ingest.connector.SourceEvent}s; asked as a {@link
 * org.opencontextgraph.ingest.connector.PermissionSource}, its groups and readers. Invariant: connectors read only; they know neither Kafka nor
 * the database, and reading the same position twice gives the same records.
 */
@NullMarked
package org.opencontextgraph.ingest.connector;

import org.jspecify.annotations.NullMarked;
