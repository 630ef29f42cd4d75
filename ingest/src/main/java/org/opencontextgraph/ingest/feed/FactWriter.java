package org.opencontextgraph.ingest.feed;

import org.opencontextgraph.ingest.connector.SourceFact;

/** Writes facts in transactions of limited size; a source may have a million resources. */
final class FactWriter {
    private final TopicWriter writer;
    private final FactMessages messages;
    private final int recordsPerTransaction;
    private int open;

    FactWriter(TopicWriter writer, FactMessages messages, int recordsPerTransaction) {
        this.writer = writer;
        this.messages = messages;
        this.recordsPerTransaction = recordsPerTransaction;
    }

    void write(SourceFact fact) {
        messages.of(fact).forEach(this::write);
    }

    void write(Outgoing record) {
        if (open == 0) {
            writer.begin();
        }
        writer.send(record);
        open++;
        if (open >= recordsPerTransaction) {
            commit();
        }
    }

    /** Returns when everything written so far has been acknowledged. */
    void commit() {
        if (open > 0) {
            writer.commit();
            open = 0;
        }
    }
}
