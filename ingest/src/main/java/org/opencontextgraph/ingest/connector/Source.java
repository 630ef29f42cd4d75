package org.opencontextgraph.ingest.connector;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.id.LaneId;

/**
 * What a connector reads.
 *
 * @param connector the kind of connector, such as `file`
 * @param stream what of it, such as the process key of an imported log; one cursor each
 * @param lane `live`, or the import's own lane, which ends
 * @param fingerprint tells this source from another one in its place (an import: its lane)
 * @param taskIdle the lane's own idle limit of a task; null: the instance's settings
 * @param vocabulary the closed set of labels; any other label becomes `other`
 */
public record Source(
        String connector,
        String stream,
        LaneId lane,
        String fingerprint,
        @Nullable Duration taskIdle,
        Set<String> vocabulary) {
    public Source {
        vocabulary = Set.copyOf(vocabulary);
    }
}
