package org.opencontextgraph.ingest.job;

import java.io.IOException;
import java.sql.SQLException;

/** Forgets how far a tool was read that somebody removed, so that nobody waits for it, and one of its name begins anew. */
public final class ForgetConnector implements Job {
    private static final String EVERY_MINUTE = "0 * * * * ?";

    private final String connector;
    private final Ingestion ingestion;

    public ForgetConnector(String connector, Ingestion ingestion) {
        this.connector = connector;
        this.ingestion = ingestion;
    }

    @Override
    public String name() {
        return "forget_connector(" + connector + ")";
    }

    @Override
    public String cron() {
        return EVERY_MINUTE;
    }

    @Override
    public boolean isDueAtOnce() {
        return true;
    }

    @Override
    public String alone() {
        return IngestBatch.tool(connector);
    }

    /** @throws IOException when a run of it is under way, which would write down anew how far it is */
    @Override
    public void run() throws IOException, SQLException {
        if (!once()) {
            throw new IOException("`" + connector + "` was removed and is still being read");
        }
    }

    /** @return false: a run of it is under way, and nothing was forgotten yet */
    public boolean once() throws SQLException {
        try (SessionLock lock = SessionLock.of(ingestion.database(), alone())) {
            if (lock.isMine()) {
                ingestion.reader().forget(connector);
                ingestion.connectors().forgotten(connector);
            }
            return lock.isMine();
        }
    }
}
