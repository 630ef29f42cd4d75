package org.opencontextgraph.streams.account;

import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.message.Account;
import org.opencontextgraph.schema.message.AccountEvent;
import org.opencontextgraph.schema.message.AccountNote;
import org.opencontextgraph.schema.message.Evidence;
import org.opencontextgraph.schema.message.Join;
import org.opencontextgraph.schema.message.Leave;
import org.opencontextgraph.schema.message.PersonalEvent;
import org.opencontextgraph.schema.message.PersonalNote;
import org.opencontextgraph.streams.lane.OrderedStore;

/** Adds the person. */
final class AccountRoom {
    private final OrderedStore<Account> accounts;
    private final Out out;

    /** Where this room's records go. */
    interface Out {
        void toPerson(String person, SpecificRecord message);
    }

    AccountRoom(OrderedStore<Account> accounts, Out out) {
        this.accounts = accounts;
        this.out = out;
    }

    void event(AccountEvent event) {
        Account account = ownerOf(event.getEvent().getAccount());
        out.toPerson(
                account.getPerson(),
                new PersonalEvent(account.getPerson(), counts(account), event.getEvent(), event.getAcl()));
    }

    void note(AccountNote note) {
        Account account = ownerOf(note.getAccount());
        out.toPerson(account.getPerson(), new PersonalNote(account.getPerson(), note.getResource(), note.getAcl()));
    }

    /** A new or changed mapping: the old person hands over what the account brought, the new one takes it. */
    void mapping(Account mapping) {
        Account before = accounts.get(mapping.getAccount());
        accounts.put(mapping.getAccount(), mapping);
        if (before == null) {
            return;
        }
        String old = before.getPerson();
        String now = mapping.getPerson();
        boolean moves = !old.equals(now);
        if (moves || counts(before) != counts(mapping)) {
            out.toPerson(old, new Leave(old, mapping.getAccount(), now, counts(mapping)));
        }
        if (moves) {
            out.toPerson(now, new Join(now, mapping.getAccount(), old, counts(mapping)));
        }
    }

    /** The mapping is gone: the account is on its own again. */
    void mappingForgotten(String account) {
        mapping(provisional(account));
    }

    private Account ownerOf(String account) {
        Account known = accounts.get(account);
        if (known != null) {
            return known;
        }
        // Kept, so that a mapping that comes later finds whom to take the account from.
        Account provisional = provisional(account);
        accounts.put(account, provisional);
        return provisional;
    }

    private static Account provisional(String account) {
        return new Account(account, "provisional:" + account, Evidence.PROVISIONAL, false);
    }

    private static boolean counts(Account account) {
        return !account.getBot() && account.getEvidence() != Evidence.PROVISIONAL;
    }
}
