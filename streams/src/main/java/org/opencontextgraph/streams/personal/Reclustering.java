package org.opencontextgraph.streams.personal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Acl;
import org.opencontextgraph.schema.message.Continue;
import org.opencontextgraph.schema.message.Handover;
import org.opencontextgraph.schema.message.HandoverEnd;
import org.opencontextgraph.schema.message.KeptTask;
import org.opencontextgraph.schema.message.LaneProgress;
import org.opencontextgraph.schema.message.MovedAccount;
import org.opencontextgraph.schema.message.PersonalEvent;
import org.opencontextgraph.schema.message.PersonalNote;
import org.opencontextgraph.streams.lane.OrderedStore;
import org.opencontextgraph.streams.lane.WorkBudget;

/**
 * Makes a person's tasks anew after an account left or came with events of the past.
 *
 * <h2>How</h2>
 *
 * <p>All of the person's tasks are taken apart; what is somebody else's now is handed over, the rest is clustered again in the
 * order (time, sequence, id), as if everything had been there from the beginning. A closed task that comes out as it was stays
 * what it was. One that does not is taken back from the gate, and what has been in a closed task once (*settled*) is private in
 * any other one.
 *
 * <h2>In pieces</h2>
 *
 * <p>The book says which phase the person is in; the phases that leave rows where they are keep a position. Meanwhile the clock
 * leaves the person's tasks alone, and the work waits while a lane's clock is worked through, so that events stay in order.
 */
final class Reclustering {
    static final String REDO = "redo";

    private static final int PAGE = 64;

    private static final List<Phase> PHASES = List.of(Phase.values());

    private final PersonalBooks books;
    private final PersonalExit exit;
    private final PersonalSettings settings;
    private final WorkBudget budget;
    private final int partition;
    private final Attribution attribution;
    private final OpenTasks open;
    private final SharedTasks shared;
    private final Clustering clustering;
    private boolean worked;

    private enum Phase {
        /** What waits for the clock and is somebody else's goes there. */
        WAITING,
        OPEN,
        CLOSED,
        /** What came from a former owner joins what was taken apart. */
        ARRIVED,
        REPLAY,
        /** Which of the tasks that are open now are idle? */
        IDLE,
        /** What of the old tasks did not come out again is taken back. */
        FORMER,
        /** The new owners hear what was told of readers while the account was here. */
        NOTES,
        /** The new owners hear that there is no more. */
        END
    }

    Reclustering(
            PersonalBooks books,
            PersonalExit exit,
            PersonalSettings settings,
            WorkBudget budget,
            int partition,
            Attribution attribution,
            OpenTasks open,
            SharedTasks shared,
            Clustering clustering) {
        this.books = books;
        this.exit = exit;
        this.settings = settings;
        this.budget = budget;
        this.partition = partition;
        this.attribution = attribution;
        this.open = open;
        this.shared = shared;
        this.clustering = clustering;
    }

    void afterLeave(String person) {
        begin(person, Phase.WAITING);
    }

    void afterArrival(String person) {
        if (isEmpty(PersonalKeys.IN, person)) {
            return;
        }
        again(person);
    }

    /** Their tasks are not what they should be. */
    void again(String person) {
        String state = books.redo().get(person);
        begin(person, state != null && phase(state) == Phase.WAITING ? Phase.WAITING : Phase.OPEN);
    }

    boolean isUnderWay(String person) {
        return books.redo().get(person) != null;
    }

    /** More came of an account, and went on to whom it belongs now. */
    void afterForwarding(String person) {
        if (isUnderWay(person)) {
            books.redo().put(PersonalKeys.missed(person), "");
        } else {
            begin(person, Phase.NOTES);
        }
    }

    /** From the beginning, also when it is under way; then a note of it is as well. */
    private void begin(String person, Phase phase) {
        boolean wasUnderWay = isUnderWay(person);
        books.redo().put(person, phase.name());
        if (!wasUnderWay) {
            goOn(person);
        }
    }

    void goOn(String person) {
        String state = books.redo().get(person);
        if (state == null) {
            return;
        }
        worked = false;
        Phase phase = phase(state);
        String position = PersonalKeys.rest(state);
        if (phase == Phase.IDLE && !isEmpty(PersonalKeys.AGAIN, person)) {
            phase = Phase.REPLAY; // a clock has passed something that belongs before whatever is idle by that clock
            position = "";
        }
        while (true) {
            String stopped = work(phase, person, position);
            if (stopped != null) {
                books.redo().put(person, stopped.isEmpty() ? phase.name() : PersonalKeys.of(phase.name(), stopped));
                exit.again(new Continue(partition, PersonalKeys.of(REDO, person), null));
                return;
            }
            position = "";
            if (phase != Phase.END) {
                phase = PHASES.get(PHASES.indexOf(phase) + 1);
            } else if (isEmpty(PersonalKeys.AGAIN, person) && books.redo().get(PersonalKeys.missed(person)) == null) {
                books.redo().delete(person);
                return;
            } else {
                books.redo().delete(PersonalKeys.missed(person));
                phase = Phase.REPLAY; // a clock has passed something meanwhile
            }
        }
    }

    /** @return where it stopped for the budget; null when the phase is over */
    private @Nullable String work(Phase phase, String person, String position) {
        String first = PersonalKeys.firstOf(person);
        String last = PersonalKeys.lastOf(person);
        return switch (phase) {
            case WAITING -> walk(books.pending(), "", PersonalKeys.LAST, position, (k, v) -> waiting(person, k, v));
            case OPEN -> walk(books.open(), first, last, position, this::takeApartOpen);
            case CLOSED -> walk(books.closed(), first, last, position, this::takeApartClosed);
            case ARRIVED -> walkLate(PersonalKeys.IN, person, position, this::arrived);
            case REPLAY -> isAClockBeingWorkedThrough() ? "" : walkLate(PersonalKeys.AGAIN, person, "", this::replay);
            case IDLE -> {
                clustering.flush();
                yield walk(books.open(), first, last, position, this::look);
            }
            case FORMER -> walk(books.former(), first, last, position, this::gone);
            case NOTES -> {
                Set<String> owners = awaitingOwners(person);
                yield owners.isEmpty()
                        ? null
                        : walk(books.notes(), first, last, position, (k, v) -> tell(owners, k, v));
            }
            case END -> walk(books.moved(), first, last, position, (k, v) -> end(person, k, v));
        };
    }

    private void waiting(String person, String key, SpecificRecord message) {
        Handover event = Attribution.read(message);
        if (event.getEvent().getPerson().equals(person)) {
            Handover own = attribution.own(event);
            if (own == null) {
                books.pending().delete(key);
            } else if (!own.equals(event)) {
                attribution.await(own);
            }
        }
    }

    private void takeApartOpen(String key, SpecificRecord row) {
        if (row instanceof KeptTask kept) {
            Task task = new Task(kept);
            open.remove(task);
            task.forEachEvent(this::takeOut);
        }
    }

    private void takeApartClosed(String key, KeptTask kept) {
        shared.release(kept);
        new Task(kept).forEachEvent((event, settled) -> takeOut(event, true));
    }

    private void takeOut(PersonalEvent event, boolean settled) {
        putAgain(new Handover(event, settled));
    }

    private void arrived(String key, Handover event) {
        books.late().delete(key);
        putAgain(event);
    }

    private void putAgain(Handover event) {
        Handover own = attribution.own(event);
        if (own != null) {
            books.late().put(PersonalKeys.again(own.getEvent()), own);
        }
    }

    private void replay(String key, Handover event) {
        books.late().delete(key);
        Handover own = attribution.own(event);
        if (own == null) {
            return;
        }
        LaneProgress lane = books.lanes().get(own.getEvent().getEvent().getLane());
        if (lane == null || own.getEvent().getEvent().getTime() > lane.getDone()) {
            attribution.await(own);
        } else {
            clustering.place(own, settings.idle(lane));
            budget.spend(); // its task's row is written at the end
        }
    }

    private boolean isAClockBeingWorkedThrough() {
        return !books.lanes().visit("", PersonalKeys.LAST, (lane, progress) -> !progress.getContinuing());
    }

    private void look(String key, SpecificRecord row) {
        if (row instanceof KeptTask kept) {
            Task task = new Task(kept);
            LaneProgress lane = books.lanes().get(task.lane());
            if (lane != null) {
                clustering.look(task, lane.getDone(), settings.idle(lane));
            }
        }
    }

    private void gone(String key, KeptTask former) {
        books.former().delete(key);
        shared.gone(former);
    }

    private Set<String> awaitingOwners(String person) {
        Set<String> owners = new TreeSet<>();
        books.moved().visit(PersonalKeys.firstOf(person), PersonalKeys.lastOf(person), (key, moved) -> {
            if (!moved.getEnded() && !moved.getSuccessor().equals(person)) {
                owners.add(moved.getSuccessor());
            }
            return true;
        });
        return owners;
    }

    private void tell(Set<String> owners, String key, Acl acl) {
        String resource = PersonalKeys.part(key, 1);
        for (String owner : owners) {
            exit.handOver(new PersonalNote(owner, resource, acl));
            budget.spend();
        }
    }

    private void end(String person, String key, MovedAccount moved) {
        if (moved.getEnded()) {
            return;
        }
        if (!moved.getSuccessor().equals(person)) {
            exit.handOver(new HandoverEnd(moved.getSuccessor(), PersonalKeys.part(key, 1)));
        }
        String next = moved.getNext();
        if (next == null) {
            books.moved().put(key, MovedAccount.newBuilder(moved).setEnded(true).build());
            return;
        }
        // It came back meanwhile, and so may notes have: whoever has it next hears them in another round.
        boolean isHere = next.equals(person);
        books.moved().put(key, new MovedAccount(next, moved.getNextCounts(), isHere, null, false));
        if (!isHere) {
            books.redo().put(PersonalKeys.missed(person), "");
        }
    }

    private @Nullable String walkLate(String why, String person, String position, Step<Handover> step) {
        return walk(books.late(), PersonalKeys.firstOf(why, person), PersonalKeys.lastOf(why, person), position, step);
    }

    /** Reads a page, then works it off: a step may write to the book that it walks through. */
    private <V> @Nullable String walk(OrderedStore<V> book, String first, String last, String position, Step<V> step) {
        String from = position.isEmpty() ? first : PersonalKeys.behind(position);
        String behind = position;
        List<Map.Entry<String, V>> page = new ArrayList<>(PAGE);
        boolean all;
        do {
            page.clear();
            all = book.visit(from, last, (key, value) -> page.add(Map.entry(key, value)) && page.size() < PAGE);
            for (Map.Entry<String, V> row : page) {
                if (worked && budget.isSpent()) {
                    return behind;
                }
                worked = true;
                step.at(row.getKey(), row.getValue());
                behind = row.getKey();
                from = PersonalKeys.behind(behind);
            }
        } while (!all);
        return null;
    }

    private boolean isEmpty(String why, String person) {
        return books.late()
                .visit(PersonalKeys.firstOf(why, person), PersonalKeys.lastOf(why, person), (key, event) -> false);
    }

    private static Phase phase(String state) {
        return Phase.valueOf(PersonalKeys.part(state, 0));
    }

    private interface Step<V> {
        void at(String key, V value);
    }
}
