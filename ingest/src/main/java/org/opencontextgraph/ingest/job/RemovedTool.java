package org.opencontextgraph.ingest.job;

import static org.opencontextgraph.database.jooq.ingest.Tables.RESOURCE_ACL;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.opencontextgraph.ingest.connector.PermissionPage;
import org.opencontextgraph.ingest.connector.PermissionSource;

/**
 * A tool that is asked no more: what it said last about its readers is believed for as long as in an outage, and then by nobody.
 * Without this job it would be believed for ever.
 */
public final class RemovedTool implements Job {
    private final String name;
    private final String cron;
    private final Function<PermissionSource, SyncPermissions> sync;

    /** @param cron with seconds, in UTC */
    public RemovedTool(String name, String cron, Function<PermissionSource, SyncPermissions> sync) {
        this.name = name;
        this.cron = cron;
        this.sync = sync;
    }

    /** Tools that are believed to have readers; {@code asked}: those that can still be asked. */
    public static Set<String> besides(Set<String> asked, DataSource database) {
        return DSL.using(database, SQLDialect.POSTGRES)
                .selectDistinct(RESOURCE_ACL.TOOL)
                .from(RESOURCE_ACL)
                .where(RESOURCE_ACL.TOOL.notIn(asked))
                .and(RESOURCE_ACL.UNKNOWN_SINCE.isNull())
                .and(DSL.cardinality(RESOURCE_ACL.AUDIENCES).gt(0))
                .fetchSet(RESOURCE_ACL.TOOL);
    }

    @Override
    public String name() {
        return "age_permissions(" + name + ")";
    }

    @Override
    public String cron() {
        return cron;
    }

    @Override
    public void run() throws SQLException {
        sync.apply(new Silence(name)).age();
    }

    private record Silence(String tool) implements PermissionSource {
        @Override
        public PermissionPage fetch(String position) throws IOException {
            throw new IOException("`" + tool + "` was removed");
        }
    }
}
