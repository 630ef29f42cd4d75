package org.opencontextgraph.ingest.cdc;

import java.util.List;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.schema.id.Audience;
import org.opencontextgraph.schema.id.LaneId;

/**
 * What is read of which database.
 *
 * @param connector its name
 * @param audiences who may read all of it; empty: a table says it, or nobody
 * @param lagLimit bytes of the write-ahead log that the slot may hold back before somebody is told
 */
record CdcSource(
        String connector,
        Link link,
        String slot,
        String publication,
        Mapping mapping,
        List<Audience> audiences,
        long lagLimit) {
    CdcSource {
        audiences = List.copyOf(audiences);
    }

    String tool() {
        return link.address().tool();
    }

    /** A slot is read from its beginning to its end: another slot is another stream, which begins with a snapshot. */
    Source source() {
        String stream = link.address().database() + "/" + slot;
        return new Source(connector, stream, LaneId.LIVE, tool() + "/" + slot, null, mapping.vocabulary());
    }
}
