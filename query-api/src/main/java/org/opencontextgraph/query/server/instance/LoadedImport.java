package org.opencontextgraph.query.server.instance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A source that ends, as it was written down when it was loaded.
 *
 * @param number later ones have greater ones
 * @param lane its id
 * @param process empty: each of its events has its own
 * @param continued when it last went on after it had been cut off
 * @param finished when all of it was in the topics; empty: it is under way, or was cut off
 * @param visible whether everything that it released can be read
 * @param eventsRead in whole thousands; empty: not known before its end
 * @param eventsRefused empty: not known before its end
 * @param consent {@code ALL}, {@code NONE}, or {@code EACH}: as the source says of each person
 * @param readers an audience, {@code UNKNOWN}, or {@code EACH}: as the source says of each resource
 * @param labels the registered ones
 */
public record LoadedImport(
        long number,
        String lane,
        String connector,
        Optional<String> process,
        Instant begun,
        Optional<Instant> continued,
        Optional<Instant> finished,
        boolean visible,
        Optional<Long> eventsRead,
        Optional<Long> eventsRefused,
        String consent,
        String readers,
        List<String> labels) {
    public LoadedImport {
        labels = List.copyOf(labels);
    }
}
