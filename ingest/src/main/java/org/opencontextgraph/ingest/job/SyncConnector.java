package org.opencontextgraph.ingest.job;

import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Function;
import org.opencontextgraph.ingest.connector.PermissionSource;
import org.opencontextgraph.ingest.registry.OpenTool;
import org.opencontextgraph.ingest.registry.Registered;

/** The permissions of a tool that an operator registered: opened for each run, with the token that it has then. */
public final class SyncConnector implements Job {
    private final Registered row;
    private final IngestBatch.Ingestion ingestion;
    private final String cron;
    private final Function<PermissionSource, SyncPermissions> sync;

    /** @param cron with seconds, in UTC */
    public SyncConnector(
            Registered row,
            IngestBatch.Ingestion ingestion,
            String cron,
            Function<PermissionSource, SyncPermissions> sync) {
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

    /** @throws IOException when the tool said nothing */
    @Override
    public void run() throws IOException, SQLException {
        try (OpenTool open = ingestion.open(row)) {
            sync.apply(open.tool()
                            .permissions()
                            .orElseThrow(() -> new IOException("`" + row.name() + "` is not asked for permissions")))
                    .run();
        }
    }
}
