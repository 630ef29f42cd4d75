package org.opencontextgraph.streams.personal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Acl;
import org.opencontextgraph.schema.message.KeptBack;
import org.opencontextgraph.schema.message.KeptTask;
import org.opencontextgraph.schema.message.PermissionState;
import org.opencontextgraph.schema.message.PersonalEvent;
import org.opencontextgraph.schema.message.PersonalTask;
import org.opencontextgraph.schema.message.ResourceAcl;
import org.opencontextgraph.schema.message.Sharing;
import org.opencontextgraph.schema.message.StepOrigin;
import org.opencontextgraph.schema.message.TaskName;
import org.opencontextgraph.schema.message.TaskStep;
import org.opencontextgraph.schema.message.TraceEvent;

/** A personal task while the room works on it: steps in the order (time, source sequence, id). */
final class Task {
    private static final Comparator<TaskStep> ORDER = Comparator.comparingLong(TaskStep::getTime)
            .thenComparingLong(TaskStep::getSequence)
            .thenComparing(TaskStep::getEvent);
    private static final Acl UNKNOWN = new Acl(PermissionState.UNKNOWN, List.of(), 0L);

    private final String person;
    private final String id;
    private final String lane;
    private final String primary;
    private final List<TaskStep> steps;
    private final List<StepOrigin> origins;
    private final Map<String, Acl> readers = new TreeMap<>();
    private @Nullable String process;
    private boolean counts;
    private KeptBack keptBack = KeptBack.NO;
    private long size;

    /**
     * A task that begins with this event, kept under the event's resource.
     *
     * @param settled whether the event was in a closed task before
     */
    Task(PersonalEvent first, boolean settled) {
        this(new TaskName(first.getEvent().getId(), first.getEvent().getResource()), first, settled);
    }

    /**
     * A task whose person said what it is.
     *
     * @param first an event of it, not always its first
     */
    Task(TaskName name, PersonalEvent first, boolean settled) {
        this.person = first.getPerson();
        this.id = name.getTask();
        this.lane = first.getEvent().getLane();
        this.primary = name.getPrimary();
        this.steps = new ArrayList<>();
        this.origins = new ArrayList<>();
        this.counts = true;
        add(first, settled);
    }

    Task(KeptTask book) {
        PersonalTask kept = book.getTask();
        this.person = kept.getPerson();
        this.id = kept.getTask();
        this.lane = kept.getLane();
        this.primary = kept.getPrimary();
        this.steps = new ArrayList<>(kept.getSteps());
        this.origins = new ArrayList<>(book.getOrigins());
        this.process = kept.getProcess();
        this.counts = kept.getCounts();
        this.keptBack = kept.getKeptBack();
        for (int i = 0; i < steps.size(); i++) {
            size += TaskSize.of(steps.get(i), origins.get(i));
        }
        for (ResourceAcl known : kept.getReaders()) {
            learn(known.getResource(), known.getAcl());
        }
    }

    void add(PersonalEvent added, boolean settled) {
        TraceEvent event = added.getEvent();
        TaskStep step = new TaskStep(
                event.getId(),
                event.getResource(),
                event.getAccount(),
                event.getStep(),
                event.getTime(),
                event.getSequence());
        int at = steps.size();
        while (at > 0 && ORDER.compare(steps.get(at - 1), step) > 0) {
            at--;
        }
        StepOrigin origin = new StepOrigin(event.getProcess(), added.getCounts(), settled);
        steps.add(at, step);
        origins.add(at, origin);
        size += TaskSize.of(step, origin);
        if (process == null || at == 0) {
            process = event.getProcess() == null ? process : event.getProcess();
        }
        counts &= added.getCounts();
        learn(event.getResource(), added.getAcl());
    }

    /** Keeps the highest revision of a resource's readers, so that notes and events may come in any order. */
    void learn(String resource, Acl acl) {
        Acl old = readers.get(resource);
        if (old == null || old.getRevision() < acl.getRevision()) {
            readers.put(resource, acl);
            size += TaskSize.of(resource, acl) - (old == null ? 0 : TaskSize.of(resource, old));
        }
    }

    /** Nobody is known to read any of it any more. */
    void forgetReaders() {
        readers.forEach((resource, acl) -> size -= TaskSize.of(resource, acl));
        readers.clear();
    }

    /** Whether nothing more may join, so that row and message stay bounded, however long the labels are. */
    boolean isFull(int mostSteps) {
        return steps.size() >= mostSteps || size >= TaskSize.FULL;
    }

    /** False when its readers became so many that no record holds them; steps alone never come so far. */
    boolean fits() {
        return size <= TaskSize.MOST;
    }

    String person() {
        return person;
    }

    String id() {
        return id;
    }

    String lane() {
        return lane;
    }

    String primary() {
        return primary;
    }

    @Nullable
    String process() {
        return process;
    }

    boolean counts() {
        return counts;
    }

    List<TaskStep> steps() {
        return steps;
    }

    Map<String, Acl> readers() {
        return readers;
    }

    long first() {
        return steps.getFirst().getTime();
    }

    long last() {
        return steps.getLast().getTime();
    }

    /** How far a time lies before its first event or behind its last one, in milliseconds; 0 within it. */
    long distance(long time) {
        return Math.max(0, Math.max(first() - time, time - last()));
    }

    /** The audiences that may read all of it; null when there are none, or not all readers are known. */
    private @Nullable String covered() {
        Collection<Acl> all = readers.values();
        return all.stream().anyMatch(acl -> acl.getState() == PermissionState.UNKNOWN) ? null : Abstraction.scope(all);
    }

    /** Whether any of it was in a closed task before. */
    boolean isSettled() {
        return origins.stream().anyMatch(StepOrigin::getSettled);
    }

    /** It stays with its person, for this reason if there is one. */
    void keepBack(KeptBack why) {
        keptBack = why;
    }

    /** Whether it is the same piece of work: the same events under the same process. */
    boolean isAs(Task other) {
        return steps.equals(other.steps) && Objects.equals(process, other.process) && counts == other.counts;
    }

    /** Its events as they came, with the newest that is known of their readers. */
    void forEachEvent(BiConsumer<PersonalEvent, Boolean> visitor) {
        for (int i = 0; i < steps.size(); i++) {
            TaskStep step = steps.get(i);
            StepOrigin origin = origins.get(i);
            TraceEvent event = new TraceEvent(
                    step.getEvent(),
                    lane,
                    step.getResource(),
                    step.getAccount(),
                    origin.getProcess(),
                    step.getStep(),
                    step.getTime(),
                    step.getSequence());
            Acl acl = readers.getOrDefault(step.getResource(), UNKNOWN);
            visitor.accept(new PersonalEvent(person, origin.getCounts(), event, acl), origin.getSettled());
        }
    }

    /** As the person sees it. */
    PersonalTask as(Sharing sharing, @Nullable String scope) {
        List<ResourceAcl> known = new ArrayList<>(readers.size());
        readers.forEach((resource, acl) -> known.add(new ResourceAcl(resource, acl)));
        return new PersonalTask(
                person, id, lane, primary, process, counts, scope, sharing, steps, known, covered(), keptBack);
    }

    /** As the room keeps it. */
    KeptTask kept(PersonalTask as) {
        return new KeptTask(as, origins);
    }
}
