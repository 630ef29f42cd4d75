package org.opencontextgraph.streams.personal;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Acl;
import org.opencontextgraph.schema.message.Continue;
import org.opencontextgraph.schema.message.KeptBack;
import org.opencontextgraph.schema.message.KeptTask;
import org.opencontextgraph.schema.message.LaneProgress;
import org.opencontextgraph.schema.message.MovedAccount;
import org.opencontextgraph.schema.message.PermissionState;
import org.opencontextgraph.schema.message.PersonalNote;
import org.opencontextgraph.schema.message.PersonalTask;
import org.opencontextgraph.schema.message.ResumeTrace;
import org.opencontextgraph.schema.message.RetractTrace;
import org.opencontextgraph.schema.message.Sharing;
import org.opencontextgraph.schema.message.SuspendTrace;
import org.opencontextgraph.schema.message.TaskStep;
import org.opencontextgraph.schema.message.TraceRef;
import org.opencontextgraph.streams.lane.WorkBudget;
import org.opencontextgraph.streams.personal.Abstraction.SharingDecision;

/**
 * Closed tasks: what was told to the gate about them, and what must be taken back when readers or accounts change. Private ones
 * are kept as well, for an account may change hands with all that it did.
 */
final class SharedTasks {
    private static final String NOTE = "note";
    private static final String INDEXED = "indexed";

    /** By its lane's clock, from its last event; a closed lane's clock is behind everything. */
    private static final long LONGEST_PARKED = Duration.ofDays(90).toMillis();

    private final PersonalBooks books;
    private final PersonalExit exit;
    private final WorkBudget budget;
    private final int partition;
    private final Corrections corrections;

    SharedTasks(PersonalBooks books, PersonalExit exit, WorkBudget budget, int partition, Corrections corrections) {
        this.corrections = corrections;
        this.books = books;
        this.exit = exit;
        this.budget = budget;
        this.partition = partition;
    }

    /** A task has closed: it stays private, is parked, or goes to the gate. */
    void closed(Task task) {
        closed(task, Sharing.PRIVATE);
    }

    /** A task that its person composed is there, or grew. */
    void composed(Task task) {
        KeptTask before = books.closed().get(key(task));
        boolean wasTakenBack = before != null && before.getTask().getSharing() == Sharing.RETRACTED;
        closed(task, wasTakenBack ? Sharing.RETRACTED : Sharing.PRIVATE);
    }

    private void closed(Task task, Sharing before) {
        for (String resource : task.readers().keySet()) {
            Acl told = books.notes().get(PersonalKeys.of(task.person(), resource));
            if (told != null) {
                task.learn(resource, told);
            }
        }
        KeptBack why = corrections.keptBack(task);
        KeptTask former = takeFormer(task);
        if (former != null
                && task.isAs(new Task(former))
                && (why == KeptBack.NO
                        || why == KeptBack.MADE_ANEW
                        || why == former.getTask().getKeptBack())) {
            restore(former, task);
            return;
        }
        Sharing otherwise = former == null ? before : takeBack(former.getTask());
        task.keepBack(why);
        if (!task.fits()) {
            keepToItsPerson(task);
            return;
        }
        SharingDecision decision = why != KeptBack.NO || hasLostAccount(task)
                ? new SharingDecision.Private()
                : Abstraction.decide(task, books.consents().get(task.person()));
        switch (decision) {
            case SharingDecision.Private() -> keep(task, otherwise, null);
            case SharingDecision.Parked() -> keep(task, Sharing.PARKED, null);
            case SharingDecision.Sent(var trace) -> {
                keep(task, Sharing.SENT, trace.getScope());
                exit.trace(trace);
            }
        }
    }

    /** A resource that the person touched has other readers now. */
    void note(PersonalNote note) {
        String key = PersonalKeys.of(note.getPerson(), note.getResource());
        Acl before = books.notes().get(key);
        if (before == null || before.getRevision() < note.getAcl().getRevision()) {
            books.notes().put(key, note.getAcl());
            tell(note.getPerson(), note.getResource(), note.getAcl(), null);
        }
    }

    /** A position outside of its work would lead to other people's tasks. */
    static boolean knows(Continue note) {
        String person = PersonalKeys.part(note.getWork(), 1);
        String first = switch (PersonalKeys.part(note.getWork(), 0)) {
            case NOTE, INDEXED -> PersonalKeys.firstOf(person, PersonalKeys.part(note.getWork(), 2));
            default -> null;
        };
        String position = note.getPosition();
        return first != null && (position == null || position.startsWith(first));
    }

    void goOn(Continue note) {
        String person = PersonalKeys.part(note.getWork(), 1);
        String of = PersonalKeys.part(note.getWork(), 2);
        switch (PersonalKeys.part(note.getWork(), 0)) {
            case NOTE -> {
                Acl told = books.notes().get(PersonalKeys.of(person, of));
                if (told != null) {
                    tell(person, of, told, note.getPosition());
                }
            }
            case INDEXED -> {
                Acl told = books.notes().get(PersonalKeys.of(person, of));
                if (told != null) {
                    tellIndexed(person, of, told, note.getPosition());
                }
            }
            default -> throw new IllegalStateException("work that this room does not know");
        }
    }

    private void tell(String person, String resource, Acl acl, @Nullable String position) {
        // Most tasks have one resource and are kept under it; the index holds the others.
        String first = position == null ? PersonalKeys.firstOf(person, resource) : position;
        boolean all = books.closed().visit(first, PersonalKeys.lastOf(person, resource), (key, shared) -> {
            if (budget.isSpent() && !key.equals(first)) {
                exit.again(new Continue(partition, PersonalKeys.of(NOTE, person, resource), key));
                return false;
            }
            reconsider(shared, resource, acl);
            return true;
        });
        if (all) {
            tellIndexed(person, resource, acl, null);
        }
    }

    private void tellIndexed(String person, String resource, Acl acl, @Nullable String position) {
        String first = position == null ? PersonalKeys.firstOf(person, resource) : position;
        books.byResource().visit(first, PersonalKeys.lastOf(person, resource), (key, kept) -> {
            if (budget.isSpent() && !key.equals(first)) {
                exit.again(new Continue(partition, PersonalKeys.of(INDEXED, person, resource), key));
                return false;
            }
            KeptTask shared = books.closed().get(kept);
            if (shared != null) {
                reconsider(shared, resource, acl);
            }
            return true;
        });
    }

    private void reconsider(KeptTask kept, String resource, Acl acl) {
        Task task = new Task(kept);
        task.learn(resource, acl);
        reconsider(task, kept.getTask());
    }

    /** @param task with the readers as they are now */
    private void reconsider(Task task, PersonalTask shared) {
        if (shared.getSharing() == Sharing.PRIVATE || shared.getSharing() == Sharing.RETRACTED) {
            return; // nothing of it is at the gate, and nothing comes back
        }
        if (!task.fits()) {
            takeBack(shared);
            keepToItsPerson(task);
            return;
        }
        boolean unknown =
                task.readers().values().stream().anyMatch(known -> known.getState() == PermissionState.UNKNOWN);
        String scope = shared.getScope();
        switch (shared.getSharing()) {
            case PARKED -> {
                // Readers come one note at a time; and while an account changes hands, its tasks are made anew and
                // judged then.
                if (unknown || hasLostAccount(task)) {
                    keep(task, Sharing.PARKED, null);
                } else {
                    open(task);
                }
            }
            case SENT, SUSPENDED -> {
                if (scope == null) {
                    throw new IllegalStateException("a task at the gate without a scope");
                }
                if (unknown) {
                    keep(task, Sharing.SUSPENDED, scope);
                    exit.suspend(new SuspendTrace(ref(shared, scope)));
                } else if (!covers(task, scope)) {
                    keep(task, Sharing.RETRACTED, scope);
                    exit.retract(new RetractTrace(ref(shared, scope)));
                } else {
                    keep(task, Sharing.SENT, scope);
                    if (shared.getSharing() == Sharing.SUSPENDED) {
                        exit.resume(new ResumeTrace(ref(shared, scope)));
                    }
                }
            }
            case OPEN, PRIVATE, RETRACTED -> throw new IllegalStateException("not a task that readers change");
        }
    }

    /** A parked task has become readable: it is judged anew, for the last time. Too late for it, or for its lane, is never. */
    private void open(Task task) {
        forget(task);
        LaneProgress lane = books.lanes().get(task.lane());
        if (lane != null && lane.getDone() > task.last() + LONGEST_PARKED) {
            keep(task, Sharing.PRIVATE, null);
        } else {
            closed(task);
        }
    }

    /** @return how a task stands that was at the gate, or was not, and is not any more */
    private Sharing takeBack(PersonalTask shared) {
        if (shared.getSharing() == Sharing.RETRACTED) {
            return Sharing.RETRACTED;
        }
        String scope = shared.getScope();
        if (scope == null) {
            return Sharing.PRIVATE;
        }
        exit.retract(new RetractTrace(ref(shared, scope)));
        return Sharing.RETRACTED;
    }

    /** Its person keeps it to themselves from now on. */
    void keepBack(KeptTask kept) {
        Task task = new Task(kept);
        Sharing now = takeBack(kept.getTask());
        forget(task);
        task.keepBack(corrections.keptBack(task));
        keep(task, now, null);
    }

    /**
     * Gives a closed task out to be made anew. What is lost to another person is taken back from the gate at once.
     */
    void release(KeptTask kept) {
        Task task = new Task(kept);
        PersonalTask shared = kept.getTask();
        KeptTask former = kept;
        if (hasLostAccount(task) && shared.getScope() != null) {
            takeBack(shared);
            former = task.kept(task.as(Sharing.RETRACTED, shared.getScope()));
        }
        forget(task);
        books.former().put(formerKey(task), former);
    }

    /** A former task that did not come out again. */
    void gone(KeptTask former) {
        PersonalTask task = former.getTask();
        takeBack(task);
        exit.forgetTask(task.getPerson(), task.getTask());
    }

    /** The same for one that was given out, if it is still out. */
    void notAgain(KeptTask kept) {
        KeptTask former = takeFormer(new Task(kept));
        if (former != null) {
            gone(former);
        }
    }

    private @Nullable KeptTask takeFormer(Task task) {
        String key = formerKey(task);
        KeptTask former = books.former().get(key);
        if (former != null) {
            books.former().delete(key);
        }
        return former;
    }

    /** It came out as it was; what its resources' readers have become meanwhile is told to it. */
    private void restore(KeptTask former, Task again) {
        PersonalTask before = former.getTask();
        Task task = new Task(former);
        again.readers().forEach(task::learn);
        keep(task, before.getSharing(), before.getScope());
        reconsider(task, before);
    }

    private static String formerKey(Task task) {
        return PersonalKeys.of(task.person(), task.lane(), task.id());
    }

    /** Its readers do not fit into a record any more; whose readers cannot be kept is never shared. */
    private void keepToItsPerson(Task task) {
        forget(task);
        task.forgetReaders();
        keep(task, Sharing.PRIVATE, null);
    }

    /** Whether an account of it is somebody else's now, or a bot. */
    private boolean hasLostAccount(Task task) {
        Set<String> accounts = new TreeSet<>();
        for (TaskStep step : task.steps()) {
            accounts.add(step.getAccount());
        }
        return accounts.stream().anyMatch(account -> {
            MovedAccount moved = books.moved().get(PersonalKeys.of(task.person(), account));
            return moved != null && (!moved.getSuccessor().equals(task.person()) || !moved.getCounts());
        });
    }

    private void keep(Task task, Sharing sharing, @Nullable String scope) {
        PersonalTask kept = task.as(sharing, scope);
        String key = key(task);
        books.closed().put(key, task.kept(kept));
        boolean mayChange = sharing != Sharing.PRIVATE && sharing != Sharing.RETRACTED;
        for (String resource : task.readers().keySet()) {
            if (mayChange && !resource.equals(task.primary())) {
                books.byResource().put(PersonalKeys.of(task.person(), resource, task.id()), key);
            }
        }
        exit.task(kept);
    }

    private void forget(Task task) {
        books.closed().delete(key(task));
        for (String resource : task.readers().keySet()) {
            if (!resource.equals(task.primary())) {
                books.byResource().delete(PersonalKeys.of(task.person(), resource, task.id()));
            }
        }
    }

    private static String key(Task task) {
        return PersonalKeys.of(task.person(), task.primary(), task.id());
    }

    /** Whether all its resources are still readable for everyone in the scope that it was sent under. */
    private static boolean covers(Task task, String scope) {
        String now = Abstraction.scope(task.readers().values());
        return now != null
                && (now.equals("everyone") || Set.of(now.split(",", -1)).containsAll(Set.of(scope.split(",", -1))));
    }

    private static TraceRef ref(PersonalTask task, String scope) {
        String process = task.getProcess();
        if (process == null) {
            throw new IllegalStateException("a task at the gate without a process");
        }
        return new TraceRef(task.getLane(), scope, process, task.getPerson(), task.getTask());
    }
}
