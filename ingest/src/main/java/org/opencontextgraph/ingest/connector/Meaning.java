package org.opencontextgraph.ingest.connector;

/** What something that a tool told means to us. */
public sealed interface Meaning {

    /**
     * It is a step of work.
     *
     * @param rank the row's position in its table; decides between events of one second
     */
    record Mapped(String step, String process, int rank) implements Meaning {}

    /** It was left out on purpose. */
    record Ignored(String why) implements Meaning {}

    /** The table has no row for it: the tool has learned something new. */
    record Unknown() implements Meaning {}
}
