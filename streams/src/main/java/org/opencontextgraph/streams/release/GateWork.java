package org.opencontextgraph.streams.release;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.Tick;

/** Does the gate's work, one piece after the other, within the budget of the record at hand; the rest waits for its tick. */
final class GateWork {
    private final int partition;
    private final GateStore rows;
    private final GateBooks books;
    private final Arrivals arrivals;
    private final LaneTicks ticks;
    private final Withdrawals withdrawals;
    private final Departures departures;
    private final WorkQueue queue;
    private long continuation;

    GateWork(GateStore rows, GateBooks books, int partition) {
        this.partition = partition;
        this.rows = rows;
        this.books = books;
        this.arrivals = new Arrivals(books);
        this.withdrawals = new Withdrawals(books);
        this.ticks = new LaneTicks(books, withdrawals);
        this.departures = new Departures(books, withdrawals);
        this.queue = new WorkQueue(rows);
        byte @Nullable [] row = rows.get(Rows.continuations());
        this.continuation = row == null ? 0 : new RowReader(row, 0).varint();
    }

    /** A trace waits only for work on persons; it joins no window that queued work may tick. */
    void arrive(Work.Arrive arrival, List<ReleaseDecision> out) {
        if (queue.concernsPersons()) {
            queue.add(arrival);
            return;
        }
        Work rest = arrivals.join(arrival, out);
        if (rest != null) {
            boolean alone = queue.isEmpty();
            queue.add(rest);
            if (alone) {
                askToGoOn(out);
            }
        }
    }

    /** Does the work now, or puts it where its turn comes. */
    void start(Work work, List<ReleaseDecision> out) {
        if (!queue.isEmpty()) {
            queue.add(work);
            return;
        }
        queue.add(work);
        work(out);
        askToGoOn(out);
    }

    /** A tick came back; any but the one that was asked for is a repetition. */
    void goOn(long position, List<ReleaseDecision> out) {
        if (position == continuation && !queue.isEmpty()) {
            work(out);
            askToGoOn(out);
        }
    }

    private void work(List<ReleaseDecision> out) {
        Work head = queue.head();
        while (head != null && !books.rows.isSpent()) {
            Work rest = perform(head, out);
            if (rest == null) {
                queue.removeHead();
            } else {
                queue.replaceHead(rest);
            }
            head = queue.head();
        }
    }

    private void askToGoOn(List<ReleaseDecision> out) {
        Work head = queue.head();
        if (head == null) {
            return;
        }
        continuation++;
        rows.put(Rows.continuations(), new RowWriter(10).varint(continuation).done());
        Tick tick = head instanceof Work.Advance advance
                ? new Tick(
                        advance.lane(), books.lanes.get(advance.lane()).firstWindowUpTo(advance.clock()), continuation)
                : new Tick("", 0L, continuation);
        out.add(new ReleaseDecision.GoOn(tick));
    }

    private @Nullable Work perform(Work work, List<ReleaseDecision> out) {
        return switch (work) {
            case Work.Advance advance -> tickWindows(advance, out);
            case Work.Arrive arrive -> arrivals.join(arrive, out);
            case Work.Change change -> {
                Position behind = departures.change(change, out);
                yield behind == null ? null : change.after(behind);
            }
            case Work.Leave leave -> leave(leave, out);
            case Work.Depart depart ->
                new Work.Leave(books.aliases.below(depart.person()).reversed(), null);
            case Work.Merge merge -> merge(merge);
            case Work.Recount recount -> recount(recount, out);
            case Work.SweepAll sweep -> withdrawals.sweep(out) ? null : sweep;
            case Work.Revoke revoke -> {
                books.policies.withdraw(revoke.epoch());
                Position behind = withdrawals.withdrawEpoch(revoke.epoch(), revoke.behind(), out);
                yield behind == null ? null : new Work.Revoke(revoke.epoch(), behind);
            }
        };
    }

    private @Nullable Work tickWindows(Work.Advance work, List<ReleaseDecision> out) {
        Lane lane = books.lanes.get(work.lane());
        Work.Advance rest = ticks.tick(lane, work, out);
        if (rest != null) {
            return rest;
        }
        long before = lane.finished();
        boolean closes = work.clock() == Long.MAX_VALUE;
        lane.tickedUpTo(work.clock());
        if (closes) {
            lane.finishAll();
        } else {
            lane.finish(work.passes());
        }
        books.lanes.save(lane);
        if (lane.finished() > before) {
            out.add(new ReleaseDecision.PassClock(new Clock(lane.name(), partition, lane.finished(), null)));
        }
        if (closes) {
            out.add(new ReleaseDecision.PassClose(new Close(lane.name(), partition, null)));
        }
        return null;
    }

    /** Who was merged into another one leaves first, and is forgotten as an alias after that. */
    private @Nullable Work leave(Work.Leave work, List<ReleaseDecision> out) {
        String person = work.persons().getFirst();
        Position behind = departures.leave(person, work.behind(), out);
        if (behind != null) {
            return new Work.Leave(work.persons(), behind);
        }
        if (!books.population.leave(person)) {
            return new Work.Leave(work.persons(), null);
        }
        books.aliases.remove(person);
        List<String> others = work.persons().subList(1, work.persons().size());
        return others.isEmpty() ? null : new Work.Leave(others, null);
    }

    private @Nullable Work merge(Work.Merge work) {
        unmerge(work.person());
        if (work.into().isEmpty()) {
            return null;
        }
        if (books.aliases.below(work.person()).contains(work.into())) {
            unmerge(work.into()); // the later word holds: no circle
        }
        books.population.join(books.aliases.below(work.person()), books.aliases.peers(work.into()), -1);
        books.aliases.add(work.person(), work.into());
        List<String> persons = books.aliases.peers(work.person());
        return new Work.Recount(persons, null);
    }

    private void unmerge(String person) {
        String other = books.aliases.into(person);
        if (other != null) {
            books.aliases.remove(person);
            books.population.join(books.aliases.below(person), books.aliases.peers(other), 1);
        }
    }

    private @Nullable Work recount(Work.Recount work, List<ReleaseDecision> out) {
        Position behind = departures.recount(work.persons().getFirst(), work.behind(), out);
        if (behind != null) {
            return new Work.Recount(work.persons(), behind);
        }
        List<String> others = work.persons().subList(1, work.persons().size());
        return others.isEmpty() ? null : new Work.Recount(others, null);
    }
}
