package org.opencontextgraph.ingest.feed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.connector.SourceFact;

/** Counts what a feed does. */
final class FeedTally {
    private static final int LISTED = 20;

    private final Set<String> people = new HashSet<>();
    private final List<Rejected> firstRejected = new ArrayList<>();
    private long resources;
    private long read;
    private long sent;
    private long withoutPerson;
    private long rejected;

    void fact(SourceFact fact) {
        switch (fact) {
            case SourceFact.AccountFact account -> {
                if (!account.bot()) {
                    people.add(account.person());
                }
            }
            case SourceFact.ReadersKnown known -> resources++;
            case SourceFact.ReadersUnknown unknown -> resources++;
            case SourceFact.Within within -> {} // counted when it is told who reads it
            case SourceFact.ConsentFact consent -> {}
        }
    }

    void read() {
        read++;
    }

    void sent() {
        sent++;
    }

    void withoutPerson() {
        withoutPerson++;
    }

    void rejected(Rejected it) {
        rejected++;
        if (firstRejected.size() < LISTED) {
            firstRejected.add(it);
        }
    }

    FeedCounts counts() {
        return new FeedCounts(people.size(), resources, read, sent, withoutPerson, rejected);
    }

    ImportOutcome.Imported imported() {
        return new ImportOutcome.Imported(counts(), firstRejected);
    }
}
