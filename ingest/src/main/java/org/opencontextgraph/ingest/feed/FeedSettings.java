package org.opencontextgraph.ingest.feed;

import java.util.Map;

/**
 * How feeds reach Kafka.
 *
 * @param client client settings, `bootstrap.servers` at least; passed through untouched
 * @param topicPrefix stands before every topic's name and every transactional id
 * @param eventsPerTransaction a crash repeats at most this many events of the source
 * @param eventsPerClock after so many events an import says how far its time has come
 */
public record FeedSettings(
        Map<String, Object> client, String topicPrefix, int eventsPerTransaction, int eventsPerClock) {
    public FeedSettings {
        client = Map.copyOf(client);
        if (eventsPerTransaction < 1 || eventsPerClock < 1) {
            throw new IllegalArgumentException("events per transaction and per clock must be at least 1");
        }
    }

    /** 20,000 events a transaction: twice the rate of 1,000, and a second's work to repeat. */
    public static FeedSettings of(Map<String, Object> client, String topicPrefix) {
        return new FeedSettings(client, topicPrefix, 20_000, 10_000);
    }

    @Override
    public String toString() {
        return "FeedSettings[topicPrefix=" + topicPrefix + ", client settings withheld]";
    }
}
