package org.opencontextgraph.query.server.repeat;

/** What is to be done with a request that has a key. */
public sealed interface Turn {
    /** It is new: do it, and say how it ended. */
    record Begun() implements Turn {}

    /** It was done: this was the answer. */
    record Done(int status, String contentType, String body) implements Turn {}

    /** It is being done at this moment, or was cut off less than a minute ago. */
    record UnderWay() implements Turn {}

    /** Its key belongs to another request. */
    record OfAnother() implements Turn {}
}
