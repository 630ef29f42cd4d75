package org.opencontextgraph.ingest.job;

import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Function;
import org.opencontextgraph.ingest.connector.PermissionSource;
import org.opencontextgraph.ingest.registry.OpenTool;
import org.opencontextgraph.ingest.registry.Registered;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The permissions of a tool that an operator registered: opened for each run, with the token that it has then. */
public final class SyncConnector implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(SyncConnector.class);

    private final Registered row;
    private final Ingestion ingestion;
    private final String cron;
    private final Function<PermissionSource, SyncPermissions> sync;

    /** @param cron with seconds, in UTC */
    public SyncConnector(
            Registered row, Ingestion ingestion, String cron, Function<PermissionSource, SyncPermissions> sync) {
        this.row = row;
        this.ingestion = ingestion;
        this.cron = cron;
        this.sync = sync;
    }

    /** The job of a connector. */
    public static String name(String connector) {
        return "sync_permissions(" + connector + ")";
    }

    @Override
    public String name() {
        return name(row.name());
    }

    @Override
    public String cron() {
        return cron;
    }

    @Override
    public String alone() {
        return IngestBatch.tool(row.name());
    }

    @Override
    public boolean isDueAtOnce() {
        return ingestion.connectors().waitsForItsFirstRun(row.name());
    }

    /** @throws IOException when the tool said nothing */
    @Override
    public void run() throws IOException, SQLException {
        if (!once()) {
            LOG.info("another run with {} is under way", row.name());
        }
    }

    /**
     * The same for somebody who wants to see what came of it.
     *
     * @return false: another run with this tool is under way
     * @throws IOException when the tool said nothing
     */
    public boolean once() throws IOException, SQLException {
        try (SessionLock lock = SessionLock.of(ingestion.database(), alone())) {
            if (lock.isMine()) {
                sync();
            }
            return lock.isMine();
        }
    }

    private void sync() throws IOException, SQLException {
        try (OpenTool open = ingestion.open(row)) {
            sync.apply(open.tool()
                            .permissions()
                            .orElseThrow(() -> new IOException("`" + row.name() + "` is not asked for permissions")))
                    .run();
        }
    }
}
