package org.opencontextgraph.ingest.connector;

import java.util.List;

/** What one thing that a source told comes to: an item of a list, a delivery, a record, a changed row. */
public sealed interface Answer {

    /**
     * Something happened.
     *
     * @param told what decided it: the words of the tool, or a rule of a mapping
     * @param facts what becomes known with it, such as whose account it was; with every event anew
     */
    record Mapped(String told, SourceEvent event, List<SourceFact> facts) implements Answer {
        public Mapped {
            facts = List.copyOf(facts);
        }
    }

    /** Left out on purpose; {@code why} was written down by whoever decided it. */
    record Ignored(String told, String why) implements Answer {}

    /** Who may read something may have changed: permissions are to be asked for again. */
    record AskPermissions(String told) implements Answer {}

    /** Nobody has decided what it means; {@code told} says what it is, without content. */
    record Unmapped(String told) implements Answer {}

    /** It is broken. */
    record Refused(Rejected rejected) implements Answer {}
}
