/**
 * What a tool's payload tells, for connectors whose tool speaks JSON: its fields, read with the place that a message names, and its words,
 * turned into events by the connector's table.
 *
 * <p>In: a JSON document and a `mapping.csv`. Out: an {@link org.opencontextgraph.ingest.connector.Answer} each. Invariant: free text cannot be
 * read through a {@link org.opencontextgraph.ingest.payload.Field}, and what is refused is named by its place alone.
 */
@NullMarked
package org.opencontextgraph.ingest.payload;

import org.jspecify.annotations.NullMarked;
