package org.opencontextgraph.ingest.connector;

import java.util.List;

/**
 * What a delivery told.
 *
 * @param facts acknowledged before the events are sent
 * @param events with the ids that the streams give the same things
 * @param permissionsChanged who may read something may be different now: permissions are to be asked for again
 */
public record Delivered(
        List<SourceFact> facts,
        List<SourceEvent> events,
        List<Rejected> rejected,
        PassedOver passedOver,
        boolean permissionsChanged) {
    public Delivered {
        facts = List.copyOf(facts);
        events = List.copyOf(events);
        rejected = List.copyOf(rejected);
    }
}
