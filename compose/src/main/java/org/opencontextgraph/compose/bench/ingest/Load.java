package org.opencontextgraph.compose.bench.ingest;

import java.io.IOException;
import java.sql.SQLException;
import org.opencontextgraph.compose.bench.api.Tool;
import org.opencontextgraph.compose.embedded.EmbeddedPostgres;

/** Writes tickets with a comment each, as fast as it can, for a time; each is a transaction of two rows. */
interface Load {
    int CLIENTS = 8;

    /** In the output. */
    String name();

    /** Returns when the time is over. */
    void run(int seconds) throws IOException, InterruptedException, SQLException;

    /** By pgbench where the machine has it; else from here. */
    static Load of(EmbeddedPostgres server) {
        Tool pgbench = new Tool("pgbench");
        return pgbench.isThere() ? new PgbenchLoad(pgbench, server) : new JdbcLoad(server.administrator());
    }
}
