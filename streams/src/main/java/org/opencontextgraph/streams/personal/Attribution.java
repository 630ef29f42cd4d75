package org.opencontextgraph.streams.personal;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Acl;
import org.opencontextgraph.schema.message.Handover;
import org.opencontextgraph.schema.message.MovedAccount;
import org.opencontextgraph.schema.message.PersonalEvent;

/** Whose an event is, when accounts change hands: see {@link AccountMoves}. */
final class Attribution {
    private final PersonalBooks books;
    private final PersonalExit exit;

    Attribution(PersonalBooks books, PersonalExit exit) {
        this.books = books;
        this.exit = exit;
    }

    /** An event as the book of waiting ones has it: a `Handover` when it was in a closed task before. */
    static Handover read(SpecificRecord kept) {
        return switch (kept) {
            case PersonalEvent event -> new Handover(event, false);
            case Handover event -> event;
            default -> throw new IllegalStateException("not an event in the book of waiting ones");
        };
    }

    /** It waits for its lane's clock. */
    void await(Handover event) {
        SpecificRecord kept = event.getSettled() ? event : event.getEvent();
        books.pending().put(PersonalKeys.pending(event.getEvent().getEvent()), kept);
    }

    /** The event, as it counts today; null when it was somebody else's and is on its way there. */
    @Nullable
    Handover own(Handover event) {
        PersonalEvent what = event.getEvent();
        String account = PersonalKeys.of(what.getPerson(), what.getEvent().getAccount());
        MovedAccount moved = books.moved().get(account);
        boolean isHere = moved == null || moved.getSuccessor().equals(what.getPerson());
        if (moved == null || (isHere && moved.getCounts() == what.getCounts())) {
            return event;
        }
        if (isHere) {
            return new Handover(as(what, moved, what.getAcl()), event.getSettled());
        }
        Acl told = books.notes()
                .get(PersonalKeys.of(what.getPerson(), what.getEvent().getResource()));
        Acl acl = told != null && told.getRevision() > what.getAcl().getRevision() ? told : what.getAcl();
        exit.handOver(new Handover(as(what, moved, acl), event.getSettled()));
        if (moved.getEnded()) {
            books.moved()
                    .put(account, MovedAccount.newBuilder(moved).setEnded(false).build());
        }
        return null;
    }

    private static PersonalEvent as(PersonalEvent what, MovedAccount moved, Acl acl) {
        return new PersonalEvent(moved.getSuccessor(), moved.getCounts(), what.getEvent(), acl);
    }
}
