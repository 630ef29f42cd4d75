package org.opencontextgraph.compose.bench.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A tool to be read: a real server, and what an operator says of it. */
interface SourceTool extends AutoCloseable {

    /** Of the connector. */
    String kind();

    /** With which `ocg connectors add` would add it. */
    Map<String, String> settings();

    String token();

    /** What it holds that becomes a row. */
    int events();

    /** Before the first passage: fills the tool, where it matters that its readers are there already. */
    default void prepare(List<Reading> readers) throws IOException, SQLException {
        // most tools are read from their beginning whenever somebody comes
    }

    /** Seconds that the tool itself has spent so far, in this process; 0: it is another process, or not known. */
    default double ownSeconds() {
        return 0;
    }

    @Override
    void close() throws IOException;
}
