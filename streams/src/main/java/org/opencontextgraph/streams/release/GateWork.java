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
            case Work.Merge merge -> merge(merge, out);
            case Work.Join join -> join(join);
            case Work.Bar bar -> bar(bar, out);
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

    /** First whatever stands against the new word is undone, one after the other. */
    private @Nullable Work merge(Work.Merge work, List<ReleaseDecision> out) {
        String person = work.person();
        String before = books.aliases.into(person);
        books.aliases.remove(person);
        if (before != null) {
            return new Work.Join(person, before, false, work, null);
        }
        String into = work.into();
        if (into.isEmpty()) {
            return null;
        }
        String upper = books.aliases.into(into);
        List<String> persons = books.aliases.below(person);
        if (upper != null && persons.contains(into)) {
            books.aliases.remove(into); // the later word holds: no circle
            return new Work.Join(into, upper, false, work, null);
        }
        if (!books.aliases.hasRoomFor(person, into)) {
            out.add(new ReleaseDecision.Rejected("a merge that gives a person more than " + Aliases.MOST
                    + " accounts: what was to be merged is barred until that is undone"));
            return new Work.Bar(persons.reversed(), null);
        }
        return new Work.Join(person, into, true, work, null);
    }

    private Work join(Work.Join work) {
        List<String> some = books.aliases.below(work.person());
        List<String> others = books.aliases.peers(work.other());
        Position behind = books.population.join(some, others, work.together() ? -1 : 1, work.behind());
        if (behind != null) {
            return work.after(behind);
        }
        if (!work.together()) {
            return work.rest();
        }
        books.aliases.add(work.person(), work.other());
        List<String> persons = books.aliases.peers(work.person());
        return new Work.Recount(persons, null);
    }

    /** Who was merged into another one comes first; places that are taken back stay, so only populations may be left twice. */
    private @Nullable Work bar(Work.Bar work, List<ReleaseDecision> out) {
        String person = work.persons().getFirst();
        if (work.behind() == null && !books.population.leave(person)) {
            return work;
        }
        Position behind = departures.bar(person, work.behind(), out);
        if (behind != null) {
            return new Work.Bar(work.persons(), behind);
        }
        books.aliases.bar(person);
        List<String> others = work.persons().subList(1, work.persons().size());
        return others.isEmpty() ? null : new Work.Bar(others, null);
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
