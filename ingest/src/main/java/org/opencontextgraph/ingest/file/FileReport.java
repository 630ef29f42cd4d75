package org.opencontextgraph.ingest.file;

import java.util.Map;

/**
 * What was found in a file. For the one who holds it: people and cases never go into metrics or logs.
 *
 * @param eventsRead events that can be used
 * @param rejected what was refused, events and unreadable parts
 * @param eventsWithoutPerson among the events read
 * @param rejectedByReason the words of each reason, and how often it was given
 */
public record FileReport(
        long eventsRead,
        long rejected,
        long eventsWithoutPerson,
        int people,
        int cases,
        Map<String, Long> rejectedByReason) {
    public FileReport {
        rejectedByReason = Map.copyOf(rejectedByReason);
    }
}
