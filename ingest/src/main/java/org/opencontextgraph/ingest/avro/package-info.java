/**
 * Avro, by the schema that it was written with, as the JSON that a mapping looks into.
 *
 * <p>In: binary Avro and its schema, given or asked of a schema registry. Out: a {@link org.opencontextgraph.ingest.content.Content}.
 * Invariants: a schema and a value are somebody else's, so no class is made by a name that stands in them, and how deep, how many and how
 * long is bounded; what cannot be read is named by its place, without content.
 */
@NullMarked
package org.opencontextgraph.ingest.avro;

import org.jspecify.annotations.NullMarked;
