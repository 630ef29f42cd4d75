package org.opencontextgraph.streams.personal;

import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.message.Acl;
import org.opencontextgraph.schema.message.Consent;
import org.opencontextgraph.schema.message.CorrectedEvent;
import org.opencontextgraph.schema.message.Correction;
import org.opencontextgraph.schema.message.Handover;
import org.opencontextgraph.schema.message.KeptTask;
import org.opencontextgraph.schema.message.KinWord;
import org.opencontextgraph.schema.message.LaneProgress;
import org.opencontextgraph.schema.message.MovedAccount;
import org.opencontextgraph.streams.lane.OrderedStore;

/**
 * The room's books. A key's parts are separated by NUL.
 *
 * @param lanes lane → the clock of each sender, and what is done
 * @param pending lane, time, sequence, event → an event that its lane's clock has not passed; a `Handover` when it was in a
 *     closed task before
 * @param open person, lane, resource → an open task, or under which resource it is; the same for a process
 * @param due lane, time, person, resource → look then whether the task is idle (nothing in the value but the resource)
 * @param closed person, first resource, task → a closed task
 * @param byResource person, further resource, task → the key of the same task if it is at the gate or parked, to be found by a
 *     note
 * @param notes person, resource → the readers that a note told
 * @param moved person, account → whose an account is that came or went, and whether it counts
 * @param redo person → how far their tasks have been made anew; as long as it is here, the clock leaves them alone
 * @param former person, lane, task → a closed task that is being made anew
 * @param late "in", person, lane, time, sequence, event → an event that came from a former owner behind its lane's clock;
 *     "again", person, … → an event that waits to be clustered anew
 * @param consents person → what holds of what the person agreed to: their own word, or a stricter one of their kin
 * @param merged person → the person whom they are one human with by an administrator's word
 * @param kin person, other person → that one's word on consent; the person's own under their own number; nothing as long as
 *     nobody else is the same human
 * @param corrections person, task → what the person said last of the task
 * @param corrected "any", person → there are corrections that name events; "event", person, event → what was said of it
 */
record PersonalBooks(
        OrderedStore<LaneProgress> lanes,
        OrderedStore<SpecificRecord> pending,
        OrderedStore<SpecificRecord> open,
        OrderedStore<String> due,
        OrderedStore<KeptTask> closed,
        OrderedStore<String> byResource,
        OrderedStore<Acl> notes,
        OrderedStore<MovedAccount> moved,
        OrderedStore<String> redo,
        OrderedStore<KeptTask> former,
        OrderedStore<Handover> late,
        OrderedStore<Consent> consents,
        OrderedStore<String> merged,
        OrderedStore<KinWord> kin,
        OrderedStore<Correction> corrections,
        OrderedStore<CorrectedEvent> corrected) {}
