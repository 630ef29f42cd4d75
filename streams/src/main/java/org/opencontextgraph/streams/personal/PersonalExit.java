package org.opencontextgraph.streams.personal;

import org.opencontextgraph.schema.message.Continue;
import org.opencontextgraph.schema.message.Handover;
import org.opencontextgraph.schema.message.HandoverEnd;
import org.opencontextgraph.schema.message.KinWord;
import org.opencontextgraph.schema.message.MergePersons;
import org.opencontextgraph.schema.message.PersonalNote;
import org.opencontextgraph.schema.message.PersonalTask;
import org.opencontextgraph.schema.message.ResumeTrace;
import org.opencontextgraph.schema.message.RetractPerson;
import org.opencontextgraph.schema.message.RetractTrace;
import org.opencontextgraph.schema.message.SuspendTrace;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.UnmergePersons;
import org.opencontextgraph.streams.lane.Passed;

/** Where the room's records go: the person's own timeline, the gate, and a note to itself. */
interface PersonalExit {
    void task(PersonalTask task);

    /** A task is no more; its events are in others. */
    void forgetTask(String person, String task);

    /** To another person: an event, who may read a resource, or that there is no more. */
    void handOver(Handover event);

    void handOver(PersonalNote note);

    void handOver(HandoverEnd end);

    /** To another person who is the same human. */
    void tell(KinWord word);

    void merge(MergePersons merge);

    void unmerge(UnmergePersons parting);

    void trace(Trace trace);

    void retract(RetractTrace retraction);

    void suspend(SuspendTrace suspension);

    void resume(ResumeTrace resumption);

    void retract(RetractPerson retraction);

    void pass(Passed passed);

    void again(Continue note);
}
