package org.opencontextgraph.query.materializer;

/** What became of one record. */
sealed interface Outcome {
    /** It is in the batch, or tells nothing that has a place in these tables. */
    record Accepted() implements Outcome {}

    /** It can be no row; the reason names the field and never what it holds. */
    record Rejected(String reason) implements Outcome {}

    Outcome ACCEPTED = new Accepted();
}
