package org.opencontextgraph.ingest.topic;

import java.util.List;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.ingest.content.Format;
import org.opencontextgraph.ingest.content.Mapping;
import org.opencontextgraph.schema.id.Audience;
import org.opencontextgraph.schema.id.LaneId;

/**
 * What is read of which cluster.
 *
 * @param connector its name
 * @param format of its values
 * @param audiences who may read all of it; empty: nobody knows
 */
record TopicSource(
        String connector, Link link, String topic, Format format, Mapping mapping, List<Audience> audiences) {
    TopicSource {
        audiences = List.copyOf(audiences);
    }

    /** In the names of accounts and resources: what two topics call alike need not be the same. */
    String tool() {
        return "kafka@" + link.bootstrap().getFirst() + "/" + topic;
    }

    Source source() {
        return new Source(connector, topic, LaneId.LIVE, tool(), null, mapping.vocabulary());
    }
}
