package org.opencontextgraph.query.materializer;

import java.util.List;
import java.util.Map;
import org.opencontextgraph.schema.message.DeadLetter;

/**
 * What goes into one transaction.
 *
 * @param from for every partition, the offset at which the batch begins
 * @param to for every partition, the offset after it
 */
record Batch(Map<Integer, Long> from, Map<Integer, Long> to, Target.Rows rows, List<DeadLetter> rejected) {
    /** Nothing is in it: it only asks whether the offsets still stand where it begins. */
    boolean isQuestion() {
        return from.equals(to);
    }
}
