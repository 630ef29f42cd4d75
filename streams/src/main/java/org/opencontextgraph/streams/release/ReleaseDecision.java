package org.opencontextgraph.streams.release;

import java.util.List;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.LedgerEntry;
import org.opencontextgraph.schema.message.Tick;
import org.opencontextgraph.schema.message.Unit;

/** What the gate decided on a record. The order of a record's decisions is the order in which they are to be written. */
public sealed interface ReleaseDecision {

    /** This unit leaves; its members' traces are in it from now on. Members stay inside. */
    record Publish(Unit unit, List<Member> members) implements ReleaseDecision {
        public Publish {
            members = List.copyOf(members);
        }
    }

    /** This unit goes, whole and for good. */
    record Withdraw(Unit unit) implements ReleaseDecision {}

    /** Where a trace went that is not in a unit (any more). */
    record Settle(LedgerEntry entry) implements ReleaseDecision {}

    /** The ledger's row about this trace goes. */
    record Forget(Member member) implements ReleaseDecision {}

    /** The gate's own clock of a lane, in this partition. */
    record PassClock(Clock clock) implements ReleaseDecision {}

    /** The lane is finished in this partition. */
    record PassClose(Close close) implements ReleaseDecision {}

    /** Goes to the gate's own input partition. */
    record GoOn(Tick tick) implements ReleaseDecision {}

    /** The record can be read but makes no sense; nothing changed. The reason holds nothing of the record. */
    record Rejected(String reason) implements ReleaseDecision {}

    /** A trace and whose it is. */
    record Member(String person, String trace) {}
}
