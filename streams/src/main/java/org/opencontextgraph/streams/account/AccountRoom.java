package org.opencontextgraph.streams.account;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Account;
import org.opencontextgraph.schema.message.AccountEvent;
import org.opencontextgraph.schema.message.AccountLink;
import org.opencontextgraph.schema.message.AccountNote;
import org.opencontextgraph.schema.message.Evidence;
import org.opencontextgraph.schema.message.Join;
import org.opencontextgraph.schema.message.Leave;
import org.opencontextgraph.schema.message.PersonalEvent;
import org.opencontextgraph.schema.message.PersonalNote;
import org.opencontextgraph.streams.lane.OrderedStore;

/**
 * Adds the person. What connectors say and what an administrator linked stand beside each other: a link wins as long as there is
 * one, and a bot stays a bot.
 */
final class AccountRoom {
    private final OrderedStore<Account> accounts;
    private final OrderedStore<AccountLink> links;
    private final Out out;

    /** Where this room's records go. */
    interface Out {
        void toPerson(String person, SpecificRecord message);
    }

    /** @param accounts what connectors say, a provisional person when they say nothing */
    AccountRoom(OrderedStore<Account> accounts, OrderedStore<AccountLink> links, Out out) {
        this.accounts = accounts;
        this.links = links;
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

    /** A new or changed mapping of a connector. */
    void mapping(Account mapping) {
        change(mapping.getAccount(), () -> accounts.put(mapping.getAccount(), mapping));
    }

    /** The mapping is gone: the account is on its own again. */
    void mappingForgotten(String account) {
        mapping(provisional(account));
    }

    void link(AccountLink link) {
        change(link.getAccount(), () -> links.put(link.getAccount(), link));
    }

    /** The connector's mapping holds again. */
    void linkUndone(String account) {
        change(account, () -> links.delete(account));
    }

    /** If somebody else is behind the account now, the old person hands over what it brought, and the new one takes it. */
    private void change(String account, Runnable change) {
        Account before = known(account);
        change.run();
        if (before == null) {
            return;
        }
        Account after = ownerOf(account);
        String old = before.getPerson();
        String now = after.getPerson();
        boolean moves = !old.equals(now);
        if (moves || counts(before) != counts(after)) {
            out.toPerson(old, new Leave(old, account, now, counts(after)));
        }
        if (moves) {
            out.toPerson(now, new Join(now, account, old, counts(after)));
        }
    }

    private Account ownerOf(String account) {
        Account known = known(account);
        if (known != null) {
            return known;
        }
        // Kept, so that a mapping that comes later finds whom to take the account from.
        Account provisional = provisional(account);
        accounts.put(account, provisional);
        return provisional;
    }

    private @Nullable Account known(String account) {
        Account told = accounts.get(account);
        AccountLink link = links.get(account);
        return link == null
                ? told
                : new Account(account, link.getPerson(), Evidence.OPERATOR, told != null && told.getBot());
    }

    private static Account provisional(String account) {
        return new Account(account, "provisional:" + account, Evidence.PROVISIONAL, false);
    }

    private static boolean counts(Account account) {
        return !account.getBot() && account.getEvidence() != Evidence.PROVISIONAL;
    }
}
