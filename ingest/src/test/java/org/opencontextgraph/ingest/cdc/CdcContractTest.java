package org.opencontextgraph.ingest.cdc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.opencontextgraph.ingest.kit.ConnectorContract;
import org.opencontextgraph.ingest.kit.ToolWorld;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CdcContractTest extends ConnectorContract {
    private final EmbeddedPostgres server;
    private int databases;

    CdcContractTest() throws IOException {
        server = Desk.server("logical");
    }

    @Override
    protected ToolWorld world() throws Exception {
        return new CdcHappenings(server, "kit" + databases++);
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }
}
