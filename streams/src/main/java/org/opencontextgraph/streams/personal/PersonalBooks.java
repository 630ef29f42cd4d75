package org.opencontextgraph.streams.personal;

import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.message.Acl;
import org.opencontextgraph.schema.message.Consent;
import org.opencontextgraph.schema.message.LaneProgress;
import org.opencontextgraph.schema.message.PersonalEvent;
import org.opencontextgraph.schema.message.PersonalTask;
import org.opencontextgraph.streams.lane.OrderedStore;

/**
 * The room's books. A key's parts are separated by NUL.
 *
 * @param lanes lane → the clock of each sender, and what is done
 * @param pending lane, time, sequence, event → an event that its lane's clock has not passed
 * @param open person, lane, resource → an open task, or under which resource it is; the same for a process
 * @param due lane, time, person, resource → look then whether the task is idle (nothing in the value but the resource)
 * @param shared person, first resource, task → a closed task that is at the gate or parked
 * @param byResource person, further resource, task → the key of the same task, to be found by a note
 * @param notes person, resource → the readers that a note told
 * @param left person, account → an account that is this person's no more
 * @param consents person → what the person agreed to
 */
record PersonalBooks(
        OrderedStore<LaneProgress> lanes,
        OrderedStore<PersonalEvent> pending,
        OrderedStore<SpecificRecord> open,
        OrderedStore<String> due,
        OrderedStore<PersonalTask> shared,
        OrderedStore<String> byResource,
        OrderedStore<Acl> notes,
        OrderedStore<String> left,
        OrderedStore<Consent> consents) {}
