package org.opencontextgraph.streams.release;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.message.AuditEntry;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.CutTiming;
import org.opencontextgraph.schema.message.LedgerEntry;
import org.opencontextgraph.schema.message.Tick;
import org.opencontextgraph.schema.message.Unit;

/**
 * What the gate decided on a record. The order of a record's decisions is the order in which they are to be written. A
 * row is a {@link Unit} or a {@link CutTiming}.
 */
public sealed interface ReleaseDecision {

    /** This unit leaves; its members are in it from now on. Members stay inside. */
    record Publish(Unit unit, List<Member> members) implements ReleaseDecision {
        public Publish {
            members = List.copyOf(members);
        }
    }

    /** The timing row of a cut leaves. */
    record PublishTiming(CutTiming timing) implements ReleaseDecision {}

    /** This row is not to be seen until it is shown again. */
    record Hide(SpecificRecord row) implements ReleaseDecision {}

    /** This row is to be seen again, with the bytes that it had. */
    record Show(SpecificRecord row) implements ReleaseDecision {}

    /** This row goes, whole and for good. */
    record Withdraw(SpecificRecord row) implements ReleaseDecision {}

    /** Where a trace, or a transition, went that is not in a unit (any more). */
    record Settle(LedgerEntry entry) implements ReleaseDecision {}

    /** The ledger's row about this member goes. */
    record Forget(Member member) implements ReleaseDecision {}

    /** For the audit alone: an epoch began, was refused, or was withdrawn. */
    record Note(AuditEntry entry) implements ReleaseDecision {}

    /** The gate's own clock of a lane, in this partition. */
    record PassClock(Clock clock) implements ReleaseDecision {}

    /** The lane is finished in this partition. */
    record PassClose(Close close) implements ReleaseDecision {}

    /** Goes to the gate's own input partition. */
    record GoOn(Tick tick) implements ReleaseDecision {}

    /**
     * The record can be read but makes no sense, or asks for too much; nothing changed but what the reason says. The reason
     * holds nothing of the record.
     */
    record Rejected(String reason) implements ReleaseDecision {}
}
