/**
 * A Kafka topic of somebody else: JSON, and CloudEvents in both forms. `Mapping` and `Meanings` are the pure heart: which record is
 * which event, without a broker. `Cluster` is the way to the brokers, `Run` what is read between two ends, and `TopicStream` leads from one run
 * to the next.
 *
 * <p>In: the committed records of one topic. Out: events. Invariants: a position names every partition, so nothing is lost and nothing told
 * twice wherever a reader stops; no consumer group is made and nothing is written; of a record only ids and its time leave.
 */
@NullMarked
package org.opencontextgraph.ingest.topic;

import org.jspecify.annotations.NullMarked;
