package org.opencontextgraph.schema.topic;

/** The parts of the house that hold rights on topics of their own. */
public enum Role {
    INGEST,
    JOBS,
    STREAMS,
    MATERIALIZER,
    API,
    /** Who runs the commands about privacy: changes rules, and looks at everything. */
    OPERATOR
}
