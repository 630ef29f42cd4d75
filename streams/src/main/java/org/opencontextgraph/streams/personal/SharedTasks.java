package org.opencontextgraph.streams.personal;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Acl;
import org.opencontextgraph.schema.message.Continue;
import org.opencontextgraph.schema.message.LaneProgress;
import org.opencontextgraph.schema.message.Leave;
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

/** Closed tasks: what was told to the gate about them, and what must be taken back when readers or accounts change. */
final class SharedTasks {
    private static final String NOTE = "note";
    private static final String INDEXED = "indexed";
    private static final String LEAVE = "leave";

    /** By its lane's clock, from its last event; a closed lane's clock is behind everything. */
    private static final long LONGEST_PARKED = Duration.ofDays(90).toMillis();

    private final PersonalBooks books;
    private final PersonalExit exit;
    private final WorkBudget budget;
    private final int partition;

    SharedTasks(PersonalBooks books, PersonalExit exit, WorkBudget budget, int partition) {
        this.books = books;
        this.exit = exit;
        this.budget = budget;
        this.partition = partition;
    }

    /** A task has closed: it stays private, is parked, or goes to the gate. */
    void closed(Task task) {
        for (String resource : task.readers().keySet()) {
            Acl told = books.notes().get(PersonalKeys.of(task.person(), resource));
            if (told != null) {
                task.learn(resource, told);
            }
        }
        if (!task.fits()) {
            keepToItsPerson(task);
            return;
        }
        SharingDecision decision = hasLostAccount(task)
                ? new SharingDecision.Private()
                : Abstraction.decide(task, books.consents().get(task.person()));
        switch (decision) {
            case SharingDecision.Private() -> exit.task(task.as(Sharing.PRIVATE, null));
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

    /** The account is this person's no more: what was sent with its events is retracted, and nothing of it is sent. */
    void leave(Leave leave) {
        books.left().put(PersonalKeys.of(leave.getPerson(), leave.getAccount()), leave.getSuccessor());
        takeBack(leave.getPerson(), leave.getAccount(), null);
    }

    /** A position outside of its work would lead to other people's tasks. */
    static boolean knows(Continue note) {
        String person = PersonalKeys.part(note.getWork(), 1);
        String first = switch (PersonalKeys.part(note.getWork(), 0)) {
            case NOTE, INDEXED -> PersonalKeys.firstOf(person, PersonalKeys.part(note.getWork(), 2));
            case LEAVE -> PersonalKeys.firstOf(person);
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
            case LEAVE -> takeBack(person, of, note.getPosition());
            default -> throw new IllegalStateException("work that this room does not know");
        }
    }

    private void tell(String person, String resource, Acl acl, @Nullable String position) {
        // Most tasks have one resource and are kept under it; the index holds the others.
        String first = position == null ? PersonalKeys.firstOf(person, resource) : position;
        boolean all = books.shared().visit(first, PersonalKeys.lastOf(person, resource), (key, shared) -> {
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
            PersonalTask shared = books.shared().get(kept);
            if (shared != null) {
                reconsider(shared, resource, acl);
            }
            return true;
        });
    }

    private void reconsider(PersonalTask shared, String resource, Acl acl) {
        Task task = new Task(shared);
        task.learn(resource, acl);
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
                if (!unknown) {
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
            case OPEN, PRIVATE, RETRACTED -> {
                // Nothing of it is at the gate, and nothing comes back.
            }
        }
    }

    /** A parked task has become readable: it is judged anew, for the last time. Too late for it, or for its lane, is never. */
    private void open(Task task) {
        forget(task);
        LaneProgress lane = books.lanes().get(task.lane());
        if (lane != null && lane.getDone() > task.last() + LONGEST_PARKED) {
            exit.task(task.as(Sharing.PRIVATE, null));
        } else {
            closed(task);
        }
    }

    private void takeBack(String person, String account, @Nullable String position) {
        String first = position == null ? PersonalKeys.firstOf(person) : position;
        books.shared().visit(first, PersonalKeys.lastOf(person), (key, shared) -> {
            if (budget.isSpent() && !key.equals(first)) {
                exit.again(new Continue(partition, PersonalKeys.of(LEAVE, person, account), key));
                return false;
            }
            if (shared.getSteps().stream().anyMatch(step -> step.getAccount().equals(account))) {
                takeBack(shared);
                keep(new Task(shared), Sharing.RETRACTED, shared.getScope());
            }
            return true;
        });
    }

    private void takeBack(PersonalTask shared) {
        String scope = shared.getScope();
        if (scope != null && shared.getSharing() != Sharing.RETRACTED) {
            exit.retract(new RetractTrace(ref(shared, scope)));
        }
    }

    /** Its readers do not fit into a record any more; whose readers cannot be kept is never shared. */
    private void keepToItsPerson(Task task) {
        forget(task);
        task.forgetReaders();
        exit.task(task.as(Sharing.PRIVATE, null));
    }

    private boolean hasLostAccount(Task task) {
        Set<String> accounts = new TreeSet<>();
        for (TaskStep step : task.steps()) {
            accounts.add(step.getAccount());
        }
        return accounts.stream().anyMatch(account -> books.left().get(PersonalKeys.of(task.person(), account)) != null);
    }

    private void keep(Task task, Sharing sharing, @Nullable String scope) {
        PersonalTask kept = task.as(sharing, scope);
        String key = key(task);
        books.shared().put(key, kept);
        for (String resource : task.readers().keySet()) {
            if (!resource.equals(task.primary())) {
                books.byResource().put(PersonalKeys.of(task.person(), resource, task.id()), key);
            }
        }
        exit.task(kept);
    }

    private void forget(Task task) {
        books.shared().delete(key(task));
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
