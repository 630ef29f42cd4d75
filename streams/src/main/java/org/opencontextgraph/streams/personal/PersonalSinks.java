package org.opencontextgraph.streams.personal;

import org.apache.avro.specific.SpecificRecord;
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
import org.opencontextgraph.schema.message.TraceRef;
import org.opencontextgraph.schema.message.UnmergePersons;
import org.opencontextgraph.schema.topic.Topics;
import org.opencontextgraph.streams.corridor.RoomExit;
import org.opencontextgraph.streams.lane.Passed;

/** The room's exits as topics and keys. */
record PersonalSinks(RoomExit exit) implements PersonalExit {
    @Override
    public void task(PersonalTask task) {
        exit.send(Topics.TASK, task.getPerson() + "|" + task.getTask(), task);
    }

    @Override
    public void forgetTask(String person, String task) {
        exit.send(Topics.TASK, person + "|" + task, null);
    }

    @Override
    public void handOver(Handover event) {
        exit.send(Topics.PERSONAL_EVENT, event.getEvent().getPerson(), event);
    }

    @Override
    public void handOver(PersonalNote note) {
        exit.send(Topics.PERSONAL_EVENT, note.getPerson(), note);
    }

    @Override
    public void handOver(HandoverEnd end) {
        exit.send(Topics.PERSONAL_EVENT, end.getPerson(), end);
    }

    @Override
    public void tell(KinWord word) {
        exit.send(Topics.PERSONAL_EVENT, word.getPerson(), word);
    }

    @Override
    public void merge(MergePersons merge) {
        exit.send(Topics.TRACE, merge.getPerson(), merge);
    }

    @Override
    public void unmerge(UnmergePersons parting) {
        exit.send(Topics.TRACE, parting.getPerson(), parting);
    }

    @Override
    public void trace(Trace trace) {
        exit.send(Topics.TRACE, key(trace.getScope(), trace.getProcess()), trace);
    }

    @Override
    public void retract(RetractTrace retraction) {
        toGate(retraction.getTrace(), retraction);
    }

    @Override
    public void suspend(SuspendTrace suspension) {
        toGate(suspension.getTrace(), suspension);
    }

    @Override
    public void resume(ResumeTrace resumption) {
        toGate(resumption.getTrace(), resumption);
    }

    @Override
    public void retract(RetractPerson retraction) {
        exit.send(Topics.TRACE, retraction.getPerson(), retraction);
    }

    @Override
    public void pass(Passed passed) {
        exit.pass(Topics.TRACE, passed);
    }

    @Override
    public void again(Continue note) {
        exit.again(Topics.PERSONAL_EVENT, note);
    }

    private void toGate(TraceRef trace, SpecificRecord message) {
        exit.send(Topics.TRACE, key(trace.getScope(), trace.getProcess()), message);
    }

    private static String key(String scope, String process) {
        return scope + "|" + process;
    }
}
