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
import org.opencontextgraph.streams.lane.Fuse;
import org.opencontextgraph.streams.lane.Passed;
import org.opencontextgraph.streams.lane.RememberingStore;
import org.opencontextgraph.streams.lane.TreeStore;
import org.opencontextgraph.streams.lane.WorkBudget;

/** A personal room with stores on the heap, which reads its own notes to itself at once. */
final class PersonalHouse implements PersonalExit {
    static final Acl EVERYONE = known(1, "everyone");
    static final Acl UNKNOWN = new Acl(PermissionState.UNKNOWN, List.of(), 1L);

    final List<SpecificRecord> gate = new ArrayList<>();
    final Map<String, PersonalTask> tasks = new TreeMap<>();
    /** What goes to the room's own input topic for other persons. */
    final List<SpecificRecord> toOthers = new ArrayList<>();

    /** Store operations that one record caused, at most. */
    long mostOperations;

    private final Deque<Continue> notes = new ArrayDeque<>();
    private final WorkBudget budget;
    private final Fuse fuse = new Fuse();
    private final List<TreeStore<?>> stores = new ArrayList<>();
    private final PersonalSettings settings;
    private final int senders;
    private int failing = Integer.MAX_VALUE;
    private PersonalRoom room;
    final PersonalBooks books;

    PersonalHouse(PersonalSettings settings, int budget, int senders) {
        this.budget = new WorkBudget(budget);
        books = new PersonalBooks(
                store(), store(), store(), store(), store(), store(), store(), store(), store(), store(), store(),
                store(), store(), store(), store(), store());
        this.settings = settings;
        this.senders = senders;
        room = open();
    }

    /** A room as the processor opens it: nothing of a former one is on the heap. */
    private PersonalRoom open() {
        PersonalBooks remembering = new PersonalBooks(
                books.lanes(),
                books.pending(),
                books.open(),
                books.due(),
                books.closed(),
                books.byResource(),
                books.notes(),
                new RememberingStore<>(books.moved()),
                new RememberingStore<>(books.redo()),
                books.former(),
                books.late(),
                new RememberingStore<>(books.consents()),
                new RememberingStore<>(books.merged()),
                new RememberingStore<>(books.kin()),
                books.corrections(),
                new RememberingStore<>(books.corrected()));
        return new PersonalRoom(remembering, this, settings, budget, senders, 0);
    }

    /** Every record from now on fails once, after so many operations on its stores. */
    PersonalHouse failAfter(int operations) {
        failing = operations;
        return this;
    }

    static PersonalSettings capped(int mostSteps) {
        PersonalSettings standard = PersonalSettings.DEFAULT;
        return new PersonalSettings(
                standard.taskIdle(), standard.gap(), standard.holdBack(), standard.endSteps(), mostSteps);
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

    void notSame(String person) {
        budget.renew();
        room.notSame(person);
    }

    /** What was said of a task is said no more. */
    void forget(String person, String task) {
        budget.renew();
        room.correctionForgotten(person, task);
    }

    /** Takes one record as its partition does: what it wrote to its own topic comes behind what is there already. */
    List<SpecificRecord> step(SpecificRecord message) {
        hear(message);
        return written();
    }

    /** What lies there to be read by rooms, taken away. */
    List<SpecificRecord> written() {
        List<SpecificRecord> written = new ArrayList<>(toOthers);
        written.addAll(notes);
        toOthers.clear();
        notes.clear();
        return written;
    }

    /** As Kafka does: a fault undoes what the record has written and sent, and another room begins with it again. */
    private void hear(SpecificRecord message) {
        if (failing == Integer.MAX_VALUE) {
            long before = operations();
            take(message);
            mostOperations = Math.max(mostOperations, operations() - before);
            return;
        }
        List<Runnable> undo = stores.stream().map(TreeStore::snapshot).toList();
        int sent = gate.size();
        int handed = toOthers.size();
        Map<String, PersonalTask> told = new TreeMap<>(tasks);
        List<Continue> noted = List.copyOf(notes);
        fuse.burnAfter(failing);
        try {
            take(message);
        } catch (IllegalStateException fault) {
            undo.forEach(Runnable::run);
            gate.subList(sent, gate.size()).clear();
            toOthers.subList(handed, toOthers.size()).clear();
            tasks.clear();
            tasks.putAll(told);
            notes.clear();
            notes.addAll(noted);
            room = open();
            fuse.replace();
            take(message);
        }
        fuse.replace();
    }

    private long operations() {
        return stores.stream().mapToLong(TreeStore::operations).sum();
    }

    private void take(SpecificRecord message) {
        budget.renew();
        switch (message) {
            case PersonalEvent event -> room.event(event);
            case PersonalNote note -> room.note(note);
            case Leave leave -> room.leave(leave);
            case Join join -> room.join(join);
            case Handover event -> room.handover(event);
            case HandoverEnd end -> room.handoverEnd(end);
            case Consent consent -> room.consent(consent);
            case SamePerson same -> room.same(same);
            case KinWord word -> room.kinWord(word);
            case Correction said -> room.correction(said);
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
        TreeStore<V> store = new TreeStore<>(budget, fuse);
        stores.add(store);
        return store;
    }

    @Override
    public void task(PersonalTask task) {
        tasks.put(task.getPerson() + "|" + task.getTask(), task);
    }

    @Override
    public void forgetTask(String person, String task) {
        tasks.remove(person + "|" + task);
    }

    @Override
    public void handOver(Handover event) {
        toOthers.add(event);
    }

    @Override
    public void handOver(PersonalNote note) {
        toOthers.add(note);
    }

    @Override
    public void handOver(HandoverEnd end) {
        toOthers.add(end);
    }

    @Override
    public void tell(KinWord word) {
        toOthers.add(word);
    }

    @Override
    public void merge(MergePersons merge) {
        gate.add(merge);
    }

    @Override
    public void unmerge(UnmergePersons parting) {
        gate.add(parting);
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
