package org.opencontextgraph.ingest.cdc;

import java.util.Map;
import org.opencontextgraph.ingest.mapping.Named;
import org.opencontextgraph.schema.id.Audience;

/**
 * A table whose rows say who may read what.
 *
 * @param resource what is read
 * @param reader the column that names who reads it
 * @param audiences which audience a value of that column stands for; others let nobody in
 */
record ReadersTable(String table, Named resource, String reader, Map<String, Audience> audiences) {
    ReadersTable {
        audiences = Map.copyOf(audiences);
    }
}
