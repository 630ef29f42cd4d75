package org.opencontextgraph.ingest.feed;

import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.schema.message.DeadLetter;
import org.opencontextgraph.schema.topic.Topics;

/** Refused input on its way to `deadletter.v1`: coordinates and reason, never what it holds. */
final class DeadLetters {
    /** Refused before there was a topic, a partition or an offset. */
    private static final int NOWHERE = -1;

    private static final int LONGEST = 1_000;

    private DeadLetters() {}

    static Outgoing of(Source source, Rejected rejected) {
        String stream = Cursors.key(source.connector(), source.stream());
        return new Outgoing(
                Topics.DEAD_LETTER,
                stream,
                new DeadLetter(stream + ", " + cut(rejected.place()), NOWHERE, (long) NOWHERE, cut(rejected.reason())));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
