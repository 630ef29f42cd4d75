package org.opencontextgraph.streams.personal;

import org.opencontextgraph.schema.message.Handover;
import org.opencontextgraph.schema.message.HandoverEnd;
import org.opencontextgraph.schema.message.Join;
import org.opencontextgraph.schema.message.LaneProgress;
import org.opencontextgraph.schema.message.Leave;
import org.opencontextgraph.schema.message.MovedAccount;
import org.opencontextgraph.schema.message.TraceEvent;
import org.opencontextgraph.streams.lane.LaneClock;

/**
 * Accounts that change hands.
 *
 * <h2>Why everything comes to the right end</h2>
 *
 * <p>The account room writes `Leave` to the old person and `Join` to the new one in one transaction, and nothing of the account
 * to the old person after it. What a person hands over in consequence is behind the `Join` in the new person's partition. So
 * whoever has an account's `Leave` sends on all that comes of it, along the chain of owners, and a chain that comes back
 * (A, B, A) finds the `Join` there before.
 *
 * <p>Events that the lane's clock has not passed wait for it as others do. Those behind it are kept until the former owner
 * says that there are no more; then the person's tasks are made anew ({@link Reclustering}).
 */
final class AccountMoves {
    private final PersonalBooks books;
    private final PersonalExit exit;
    private final Attribution attribution;
    private final Reclustering reclustering;

    AccountMoves(PersonalBooks books, PersonalExit exit, Attribution attribution, Reclustering reclustering) {
        this.books = books;
        this.exit = exit;
        this.attribution = attribution;
        this.reclustering = reclustering;
    }

    /** The account's person is another one now; or the same, but it counts otherwise. */
    void leave(Leave leave) {
        String key = PersonalKeys.of(leave.getPerson(), leave.getAccount());
        if (!waits(leave.getPerson(), key, leave.getSuccessor(), leave.getCounts())) {
            books.moved().put(key, row(leave.getSuccessor(), leave.getCounts(), false));
            reclustering.afterLeave(leave.getPerson());
        }
    }

    /** The account is this person's, perhaps again: whatever of it still comes counts as it does now. */
    void join(Join join) {
        String key = PersonalKeys.of(join.getPerson(), join.getAccount());
        if (waits(join.getPerson(), key, join.getPerson(), join.getCounts())) {
            return;
        }
        MovedAccount moved = books.moved().get(key);
        // Whoever waits to hear that there is no more hears it now: there is none.
        if (moved != null && !moved.getEnded() && !moved.getSuccessor().equals(join.getPerson())) {
            exit.handOver(new HandoverEnd(moved.getSuccessor(), join.getAccount()));
        }
        books.moved().put(key, row(join.getPerson(), join.getCounts(), true));
    }

    /**
     * As long as it is being handed over to one, everything of it goes there, and comes along the chain of owners to the last
     * one: each adds what it was told of the readers meanwhile.
     */
    private boolean waits(String person, String key, String next, boolean counts) {
        MovedAccount moved = books.moved().get(key);
        if (moved == null
                || moved.getEnded()
                || moved.getSuccessor().equals(person)
                || books.redo().get(person) == null) {
            return false;
        }
        books.redo().put(PersonalKeys.missed(person), ""); // the end may have passed this row already
        books.moved()
                .put(
                        key,
                        MovedAccount.newBuilder(moved)
                                .setNext(next)
                                .setNextCounts(counts)
                                .build());
        return true;
    }

    private static MovedAccount row(String owner, boolean counts, boolean ended) {
        return new MovedAccount(owner, counts, ended, null, false);
    }

    /** An event from whoever had the account before. */
    void take(Handover event) {
        Handover own = attribution.own(event);
        if (own == null) {
            return;
        }
        TraceEvent what = own.getEvent().getEvent();
        if (what.getTime() > passed(what.getLane())) {
            attribution.await(own);
        } else {
            books.late().put(PersonalKeys.arrived(own.getEvent()), own);
        }
    }

    /** There is no more of the account where it came from. */
    void end(HandoverEnd end) {
        String key = PersonalKeys.of(end.getPerson(), end.getAccount());
        MovedAccount moved = books.moved().get(key);
        if (moved != null && !moved.getSuccessor().equals(end.getPerson())) {
            books.moved()
                    .put(key, MovedAccount.newBuilder(moved).setEnded(false).build());
            reclustering.afterForwarding(end.getPerson());
        } else {
            reclustering.afterArrival(end.getPerson());
        }
    }

    /** Up to when the lane's events are in tasks, or are just being put there. */
    private long passed(String lane) {
        LaneProgress progress = books.lanes().get(lane);
        if (progress == null) {
            return Long.MIN_VALUE;
        }
        return progress.getContinuing() ? LaneClock.now(progress) : progress.getDone();
    }
}
