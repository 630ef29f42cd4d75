package org.opencontextgraph.query.materializer;

import java.time.Duration;

/**
 * Settings of one materializer.
 *
 * @param topicPrefix of every topic of the instance
 * @param consumer the name under which its offsets are kept; another name reads everything again
 * @param batchRows a batch is not made larger than this and one poll
 * @param linger how long a batch waits for more records while the database has nothing to do
 * @param idleCheck how often it asks, while nothing comes, whether its offsets still stand where it left them
 * @param retryPause between attempts while PostgreSQL or Kafka cannot be reached
 */
public record MaterializerSettings(
        String topicPrefix, String consumer, int batchRows, Duration linger, Duration idleCheck, Duration retryPause) {
    public MaterializerSettings {
        if (batchRows < 1) {
            throw new IllegalArgumentException("materializer.batchRows must be at least 1, is " + batchRows);
        }
    }

    /** With offsets of its own, for another look at a topic that is read already. */
    MaterializerSettings besides(String purpose) {
        return new MaterializerSettings(
                topicPrefix, consumer + "-" + purpose, batchRows, linger, idleCheck, retryPause);
    }

    public static MaterializerSettings of(String topicPrefix) {
        return new MaterializerSettings(
                topicPrefix,
                "materializer",
                25_000,
                Duration.ofMillis(20),
                Duration.ofSeconds(1),
                Duration.ofMillis(500));
    }
}
