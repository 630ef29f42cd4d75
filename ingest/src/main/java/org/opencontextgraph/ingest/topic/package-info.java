/**
 * A Kafka topic of somebody else: JSON, CloudEvents in both forms, and Avro. Which record is which event is decided in the
 * room `content`; `Records` says how Kafka carries it. `Link` is the way to the brokers, `Run` what is read between two ends, `TopicStream`
 * leads from one run to the next, and `Newest` tries a mapping on the last records.
 *
 * <p>In: the committed records of one topic. Out: events. Invariants: a position names every partition, so nothing is lost and nothing told
 * twice wherever a reader stops; no consumer group is made and nothing is written; of a record only ids and its time leave.
 */
@NullMarked
package org.opencontextgraph.ingest.topic;

import org.jspecify.annotations.NullMarked;
