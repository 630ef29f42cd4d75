package org.opencontextgraph.ingest.feed;

import java.util.ArrayList;
import java.util.List;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.ingest.connector.SourceFact.ReadersKnown;
import org.opencontextgraph.ingest.connector.SourceFact.ReadersUnknown;
import org.opencontextgraph.ingest.connector.SourceFact.Within;

/** Facts of the live lane: those about containers become facts about what is in them. */
final class LiveFacts {
    private final FactWriter writer;
    private final Containers containers;
    private long known;
    private long unknown;

    LiveFacts(FactWriter writer, Containers containers) {
        this.writer = writer;
        this.containers = containers;
    }

    /** Returns when all of it has been acknowledged. */
    void write(List<SourceFact> told) {
        List<Within> within = new ArrayList<>();
        for (SourceFact fact : told) {
            if (fact instanceof Within it) {
                within.add(it);
            } else {
                write(fact);
            }
        }
        containers.enter(within, readers -> {
            readers.forEach(this::write);
            writer.commit();
        });
        writer.commit();
    }

    /** Not acknowledged yet. */
    void write(SourceFact fact) {
        known += fact instanceof ReadersKnown ? 1 : 0;
        unknown += fact instanceof ReadersUnknown ? 1 : 0;
        writer.write(fact);
    }

    /** Of how many resources it was told who may read them. */
    long known() {
        return known;
    }

    /** Of how many that nobody knows. */
    long unknown() {
        return unknown;
    }
}
