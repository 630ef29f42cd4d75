package org.opencontextgraph.ingest.feed;

import java.util.List;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.ingest.connector.SourceFact.AccountFact;
import org.opencontextgraph.ingest.connector.SourceFact.ConsentFact;
import org.opencontextgraph.ingest.connector.SourceFact.ReadersKnown;
import org.opencontextgraph.ingest.connector.SourceFact.ReadersUnknown;
import org.opencontextgraph.ingest.connector.SourceFact.Within;
import org.opencontextgraph.schema.id.Audience;
import org.opencontextgraph.schema.message.Account;
import org.opencontextgraph.schema.message.AccountName;
import org.opencontextgraph.schema.message.Acl;
import org.opencontextgraph.schema.message.Consent;
import org.opencontextgraph.schema.message.PermissionState;
import org.opencontextgraph.schema.message.ResourceAcl;
import org.opencontextgraph.schema.topic.Topics;

/** From a source's facts to the records that say them; names stay in `identity.account-name.v1` alone. */
final class FactMessages {
    /** A name is for people to read; what is longer is cut, because a record of the log holds a megabyte. */
    private static final int LONGEST_NAME = 500;

    private final Pseudonyms pseudonyms;

    FactMessages(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    List<Outgoing> of(SourceFact fact) {
        return switch (fact) {
            case AccountFact it -> {
                String account = pseudonyms.account(it.account());
                String person = pseudonyms.person(it.person());
                yield List.of(
                        new Outgoing(Topics.ACCOUNT, account, new Account(account, person, it.evidence(), it.bot())),
                        new Outgoing(
                                Topics.ACCOUNT_NAME,
                                account,
                                new AccountName(
                                        account,
                                        it.account().tool(),
                                        cut(it.account().name()))));
            }
            case ReadersKnown it ->
                acl(
                        it.resource(),
                        new Acl(
                                PermissionState.KNOWN,
                                it.audiences().stream().map(Audience::value).toList(),
                                it.revision()));
            case ReadersUnknown it -> acl(it.resource(), new Acl(PermissionState.UNKNOWN, List.of(), it.revision()));
            case Within it -> throw new IllegalStateException("nobody has said who may read " + it.container());
            case ConsentFact it -> {
                String person = pseudonyms.person(it.person());
                yield List.of(new Outgoing(
                        Topics.CONSENT,
                        person,
                        new Consent(person, it.optedIn(), it.since().toEpochMilli())));
            }
        };
    }

    private static List<Outgoing> acl(String resource, Acl acl) {
        return List.of(new Outgoing(Topics.RESOURCE_ACL, resource, new ResourceAcl(resource, acl)));
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
