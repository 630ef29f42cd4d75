package org.opencontextgraph.streams.personal;

import org.opencontextgraph.schema.id.LaneId;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.Consent;
import org.opencontextgraph.schema.message.Continue;
import org.opencontextgraph.schema.message.Correction;
import org.opencontextgraph.schema.message.Handover;
import org.opencontextgraph.schema.message.HandoverEnd;
import org.opencontextgraph.schema.message.Join;
import org.opencontextgraph.schema.message.KinWord;
import org.opencontextgraph.schema.message.LaneProgress;
import org.opencontextgraph.schema.message.Leave;
import org.opencontextgraph.schema.message.PersonalEvent;
import org.opencontextgraph.schema.message.PersonalNote;
import org.opencontextgraph.schema.message.SamePerson;
import org.opencontextgraph.streams.lane.LaneClock;
import org.opencontextgraph.streams.lane.Passed;
import org.opencontextgraph.streams.lane.WorkBudget;

/**
 * What happens to a person's records, without Kafka: events wait for their lane's clock, the clock makes tasks of them, closed
 * tasks are judged, and time is passed on with a hold-back, for a task that ended at e is sent only at e + its idle limit.
 */
final class PersonalRoom {
    private static final String LANE = "lane";

    private final PersonalBooks books;
    private final PersonalExit exit;
    private final PersonalSettings settings;
    private final int senders;
    private final int partition;
    private final SharedTasks shared;
    private final Clustering clustering;
    private final Attribution attribution;
    private final Reclustering reclustering;
    private final AccountMoves moves;
    private final Kinship kinship;
    private final Corrections corrections;
    private final Corrector corrector;

    PersonalRoom(
            PersonalBooks books,
            PersonalExit exit,
            PersonalSettings settings,
            WorkBudget budget,
            int senders,
            int partition) {
        this.books = books;
        this.exit = exit;
        this.settings = settings;
        this.senders = senders;
        this.partition = partition;
        OpenTasks open = new OpenTasks(books.open());
        this.kinship = new Kinship(books, exit);
        this.corrections = new Corrections(books);
        this.shared = new SharedTasks(books, exit, budget, partition, corrections);
        PinnedTasks pinned = new PinnedTasks(books, corrections, shared);
        this.clustering = new Clustering(books, open, pinned, settings, budget, shared::closed);
        this.attribution = new Attribution(books, exit);
        this.reclustering =
                new Reclustering(books, exit, settings, budget, partition, attribution, open, shared, clustering);
        this.moves = new AccountMoves(books, exit, attribution, reclustering);
        this.corrector = new Corrector(books, corrections, shared, pinned, reclustering);
    }

    void event(PersonalEvent event) {
        Handover own = attribution.own(new Handover(event, false));
        if (own != null) {
            attribution.await(own);
        }
    }

    void handover(Handover event) {
        moves.take(event);
    }

    void handoverEnd(HandoverEnd end) {
        moves.end(end);
        clustering.flush();
    }

    void join(Join join) {
        moves.join(join);
    }

    void note(PersonalNote note) {
        shared.note(note);
    }

    void leave(Leave leave) {
        moves.leave(leave);
        clustering.flush();
    }

    void consent(Consent consent) {
        kinship.consent(consent);
    }

    /** The record of a consent is gone: there is none. */
    void consentForgotten(String person) {
        consent(new Consent(person, false, Long.MAX_VALUE));
    }

    void same(SamePerson same) {
        kinship.same(same);
    }

    /** They are two humans after all. */
    void notSame(String person) {
        kinship.notSame(person);
    }

    void kinWord(KinWord word) {
        kinship.heard(word);
    }

    void correction(Correction said) {
        corrector.correct(said);
        clustering.flush();
    }

    void correctionForgotten(String person, String task) {
        corrections.forget(person, task);
    }

    void clock(Clock clock) {
        heard(clock.getLane(), LaneClock.heard(books.lanes().get(clock.getLane()), senders, clock));
    }

    void close(Close close) {
        heard(close.getLane(), LaneClock.heard(books.lanes().get(close.getLane()), senders, close));
    }

    /** Whether a note speaks of work that this room does. */
    static boolean knows(Continue note) {
        String work = note.getWork();
        long parts = 1 + work.chars().filter(c -> c == PersonalKeys.END).count();
        return switch (PersonalKeys.part(work, 0)) {
            case LANE, Reclustering.REDO -> parts == 2;
            default -> parts == 3 && SharedTasks.knows(note);
        };
    }

    void goOn(Continue note) {
        String of = PersonalKeys.part(note.getWork(), 1);
        switch (PersonalKeys.part(note.getWork(), 0)) {
            case LANE -> {
                LaneProgress progress = books.lanes().get(of);
                if (progress != null) {
                    advance(of, progress);
                }
            }
            case Reclustering.REDO -> {
                reclustering.goOn(of);
                clustering.flush();
            }
            default -> shared.goOn(note);
        }
    }

    private void heard(String lane, LaneProgress progress) {
        if (progress.getContinuing() || !LaneClock.isBehind(progress)) {
            books.lanes().put(lane, progress);
        } else {
            advance(lane, progress);
        }
    }

    private void advance(String lane, LaneProgress progress) {
        long through = LaneClock.now(progress);
        long idle = settings.idle(progress);
        boolean finished = clustering.advance(lane, through, idle);
        clustering.flush();
        if (finished) {
            books.lanes().put(lane, LaneClock.done(progress, through));
            long passed = through == LaneClock.CLOSED ? through : through - holdBack(lane, idle);
            exit.pass(Passed.at(lane, partition, passed, progress.getTaskIdle()));
        } else {
            books.lanes().put(lane, LaneClock.continuing(progress));
            exit.again(new Continue(partition, PersonalKeys.of(LANE, lane), null));
        }
    }

    private long holdBack(String lane, long idle) {
        return LaneId.LIVE.value().equals(lane) ? settings.holdBack().toMillis() : idle;
    }
}
