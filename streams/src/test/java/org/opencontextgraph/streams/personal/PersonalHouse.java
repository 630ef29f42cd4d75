package org.opencontextgraph.streams.personal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.*;
import org.opencontextgraph.streams.lane.Passed;
import org.opencontextgraph.streams.lane.TreeStore;
import org.opencontextgraph.streams.lane.WorkBudget;

/** A personal room with stores on the heap, which reads its own notes to itself at once. */
final class PersonalHouse implements PersonalExit {
    static final Acl EVERYONE = known(1, "everyone");
    static final Acl UNKNOWN = new Acl(PermissionState.UNKNOWN, List.of(), 1L);

    final List<SpecificRecord> gate = new ArrayList<>();
    final Map<String, PersonalTask> tasks = new TreeMap<>();
    private final Deque<Continue> notes = new ArrayDeque<>();
    private final WorkBudget budget;
    private final PersonalRoom room;
    final PersonalBooks books;

    PersonalHouse(PersonalSettings settings, int budget, int senders) {
        this.budget = new WorkBudget(budget);
        books = new PersonalBooks(store(), store(), store(), store(), store(), store(), store(), store(), store());
        room = new PersonalRoom(books, this, settings, this.budget, senders, 0);
    }

    static Acl known(long revision, String... audiences) {
        return new Acl(PermissionState.KNOWN, List.of(audiences), revision);
    }

    /** An event of an import whose only process is `p`. */
    static PersonalEvent event(
            String lane, String person, String resource, String step, long time, long sequence, Acl acl) {
        return new PersonalEvent(
                person,
                true,
                new TraceEvent(
                        lane + "-" + sequence, lane, resource, "account-of-" + person, "p", step, time, sequence),
                acl);
    }

    PersonalHouse tell(SpecificRecord message) {
        hear(message);
        while (!notes.isEmpty()) {
            hear(notes.removeFirst());
        }
        return this;
    }

    private void hear(SpecificRecord message) {
        budget.renew();
        switch (message) {
            case PersonalEvent event -> room.event(event);
            case PersonalNote note -> room.note(note);
            case Leave leave -> room.leave(leave);
            case Consent consent -> room.consent(consent);
            case Clock clock -> room.clock(clock);
            case Close close -> room.close(close);
            case Continue again -> room.goOn(again);
            default -> throw new IllegalArgumentException(message.toString());
        }
    }

    List<Trace> traces() {
        return gate.stream()
                .filter(Trace.class::isInstance)
                .map(Trace.class::cast)
                .toList();
    }

    @Nullable
    SpecificRecord lastToGate() {
        return gate.isEmpty() ? null : gate.getLast();
    }

    private <V> TreeStore<V> store() {
        return new TreeStore<>(budget);
    }

    @Override
    public void task(PersonalTask task) {
        tasks.put(task.getTask(), task);
    }

    @Override
    public void trace(Trace trace) {
        gate.add(trace);
    }

    @Override
    public void retract(RetractTrace retraction) {
        gate.add(retraction);
    }

    @Override
    public void suspend(SuspendTrace suspension) {
        gate.add(suspension);
    }

    @Override
    public void resume(ResumeTrace resumption) {
        gate.add(resumption);
    }

    @Override
    public void retract(RetractPerson retraction) {
        gate.add(retraction);
    }

    @Override
    public void pass(Passed passed) {
        gate.add(passed.message());
    }

    @Override
    public void again(Continue note) {
        notes.add(note);
    }
}
