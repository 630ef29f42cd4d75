package org.opencontextgraph.streams.resource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.id.Audience;
import org.opencontextgraph.schema.message.AccountEvent;
import org.opencontextgraph.schema.message.AccountNote;
import org.opencontextgraph.schema.message.Acl;
import org.opencontextgraph.schema.message.Continue;
import org.opencontextgraph.schema.message.PermissionState;
import org.opencontextgraph.schema.message.ResourceAcl;
import org.opencontextgraph.schema.message.TraceEvent;
import org.opencontextgraph.streams.lane.OrderedStore;
import org.opencontextgraph.streams.lane.WorkBudget;

/**
 * Joins events with the readers of their resource, drops repeated ones, and tells the accounts that touched a resource when
 * its readers change.
 */
final class ResourceRoom {
    /** Revision 0: nobody has said anything yet. */
    static final Acl UNKNOWN = new Acl(PermissionState.UNKNOWN, List.of(), 0L);

    /** At most 32 KB of names, far below what a record may hold. */
    private static final int MOST_AUDIENCES = 256;

    private static final char AFTER_ALL = '\uffff';

    private final OrderedStore<Acl> readers;
    private final OrderedStore<String> seen;
    private final WorkBudget budget;
    private final int partition;
    private final Out out;

    /** Where this room's records go. */
    interface Out {
        void toAccount(String account, SpecificRecord message);

        void again(Continue note);

        /** The record at hand was taken with reservations. */
        void doubt(String reason);
    }

    /**
     * @param readers by resource: its ACL of the highest revision
     * @param seen by resource and event id: the account that did it
     */
    ResourceRoom(OrderedStore<Acl> readers, OrderedStore<String> seen, WorkBudget budget, int partition, Out out) {
        this.readers = readers;
        this.seen = seen;
        this.budget = budget;
        this.partition = partition;
        this.out = out;
    }

    void event(TraceEvent event) {
        String key = seenKey(event.getResource(), event.getId());
        if (seen.get(key) != null) {
            return;
        }
        seen.put(key, event.getAccount());
        out.toAccount(event.getAccount(), new AccountEvent(event, readersOf(event.getResource())));
    }

    void readers(ResourceAcl change) {
        Acl known = readers.get(change.getResource());
        if (known != null && known.getRevision() >= change.getAcl().getRevision()) {
            return;
        }
        Acl acl = change.getAcl();
        if (!isPlausible(acl)) {
            // To refuse the record would leave older readers in force, who may be too many.
            out.doubt("readers that cannot be: taken for unknown");
            acl = new Acl(PermissionState.UNKNOWN, List.of(), acl.getRevision());
        }
        readers.put(change.getResource(), acl);
        tell(change.getResource(), acl, null);
    }

    /** Audiences travel with every event and are joined by commas to a scope. */
    private static boolean isPlausible(Acl acl) {
        return acl.getAudiences().size() <= MOST_AUDIENCES
                && acl.getAudiences().stream().allMatch(Audience::isOne);
    }

    /** The source forgot the resource: nobody is known to read it any more. */
    void readersForgotten(String resource) {
        readers(new ResourceAcl(
                resource,
                new Acl(PermissionState.UNKNOWN, List.of(), readersOf(resource).getRevision() + 1)));
    }

    /** Whether a note's position lies within its work. */
    static boolean knows(Continue note) {
        String position = note.getPosition();
        return position != null && position.startsWith(seenKey(note.getWork(), ""));
    }

    void goOn(Continue note) {
        tell(note.getWork(), readersOf(note.getWork()), note.getPosition());
    }

    private Acl readersOf(String resource) {
        Acl known = readers.get(resource);
        return known == null ? UNKNOWN : known;
    }

    /** One note per account; an account may hear twice when the work is continued, which changes nothing. */
    private void tell(String resource, Acl acl, @Nullable String position) {
        Set<String> told = new HashSet<>();
        String first = position == null ? seenKey(resource, "") : position;
        seen.visit(first, seenKey(resource, "") + AFTER_ALL, (key, account) -> {
            if (budget.isSpent() && !told.isEmpty()) {
                out.again(new Continue(partition, resource, key));
                return false;
            }
            if (told.add(account)) {
                out.toAccount(account, new AccountNote(account, resource, acl));
            }
            return true;
        });
    }

    private static String seenKey(String resource, String event) {
        return resource + '\0' + event;
    }
}
