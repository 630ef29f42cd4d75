package org.opencontextgraph.streams.corridor;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.StreamsException;

/**
 * Stops a room that threw. What makes no sense is a decision, so whatever is thrown is our own fault, and half of the record
 * may be in the state and on the heap. Then the room stays shut: the transaction is aborted, the thread fails, and the next
 * one begins with the state as it was before.
 */
public final class OwnFault {
    private OwnFault() {}

    /** What was thrown may quote the record, so only its class and place are told; Kafka's own word is left as it is. */
    public static KafkaException stop(String who, RuntimeException problem) {
        if (problem instanceof KafkaException kafka) {
            return kafka;
        }
        StackTraceElement[] trace = problem.getStackTrace();
        return new StreamsException("the " + who + " stopped: "
                + problem.getClass().getSimpleName() + " at " + (trace.length == 0 ? "?" : trace[0]));
    }
}
