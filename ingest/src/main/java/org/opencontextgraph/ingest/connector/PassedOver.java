package org.opencontextgraph.ingest.connector;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a tool told that becomes no event.
 *
 * @param ignored how much of it is deliberately ignored
 * @param duplicate how much of it was read before
 * @param unmapped what nobody has decided about yet, by what it is, with how often; no content
 */
public record PassedOver(long ignored, long duplicate, Map<String, Long> unmapped) {
    public static final PassedOver NOTHING = new PassedOver(0, 0, Map.of());

    public PassedOver {
        unmapped = Map.copyOf(unmapped);
    }

    /** Nothing of it was read before. */
    public PassedOver(long ignored, Map<String, Long> unmapped) {
        this(ignored, 0, unmapped);
    }

    public PassedOver and(PassedOver other) {
        Map<String, Long> both = new TreeMap<>(unmapped);
        other.unmapped.forEach((what, times) -> both.merge(what, times, Long::sum));
        return new PassedOver(ignored + other.ignored, duplicate + other.duplicate, both);
    }
}
