package org.opencontextgraph.compose.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.codec.MessageCodec;
import org.opencontextgraph.schema.message.Trace;

/**
 * What every run of a campaign is given: the records of {@code abstract.trace.v1}, each partition's in their order.
 *
 * @param partitions the records of each partition
 * @param leavers persons who leave, or who count as one that leaves: the gate forgets their traces, and would take them in anew
 */
record RecordedLog(List<List<Recorded>> partitions, Set<String> leavers) {

    /** @param person whose trace it is; empty: no trace, or one that makes no sense */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Recorded(int partition, byte[] value, String person) {
        static Recorded of(int partition, SpecificRecord message) {
            return new Recorded(
                    partition,
                    MessageCodec.encode(message),
                    message instanceof Trace trace && !trace.getScope().isEmpty() ? trace.getPerson() : "");
        }
    }

    int size() {
        return partitions.stream().mapToInt(List::size).sum();
    }

    /** Whether it changes nothing when this record is sent again. */
    boolean mayComeAgain(Recorded record) {
        return !record.person().isEmpty() && !leavers.contains(record.person());
    }

    /** A log being written. */
    static final class Draft {
        private final List<List<Recorded>> partitions;

        Draft(int count) {
            partitions = IntStream.range(0, count)
                    .mapToObj(partition -> (List<Recorded>) new ArrayList<Recorded>())
                    .toList();
        }

        int count() {
            return partitions.size();
        }

        void add(int partition, SpecificRecord message) {
            partitions.get(partition).add(Recorded.of(partition, message));
        }

        void addEverywhere(SpecificRecord message) {
            IntStream.range(0, count()).forEach(partition -> add(partition, message));
        }

        /** What no schema of this house wrote. */
        void addRubbish(int partition, byte[] value) {
            partitions.get(partition).add(new Recorded(partition, value, ""));
        }

        RecordedLog done(Set<String> leavers) {
            return new RecordedLog(partitions.stream().map(List::copyOf).toList(), Set.copyOf(leavers));
        }
    }
}
