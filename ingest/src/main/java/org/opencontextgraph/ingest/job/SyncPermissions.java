package org.opencontextgraph.ingest.job;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Gauge;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.opencontextgraph.ingest.connector.PermissionSource;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.ingest.feed.Spans;
import org.opencontextgraph.ingest.feed.TopicWriter;
import org.opencontextgraph.ingest.permission.AclRules;
import org.opencontextgraph.ingest.permission.AclSync;
import org.opencontextgraph.ingest.permission.AudienceGroups;
import org.opencontextgraph.ingest.permission.KnownAcl;
import org.opencontextgraph.ingest.permission.Snapshot;
import org.opencontextgraph.schema.message.Acl;
import org.opencontextgraph.schema.message.PermissionState;
import org.opencontextgraph.schema.message.ResourceAcl;
import org.opencontextgraph.schema.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a tool who may read its resources, and tells what changed (HP-0004).
 *
 * <p>The table is written first, the topic second, and what was sent is remembered last: after a crash the next run sends what
 * is left, and a revision that comes twice changes nothing. A tool that says nothing leaves all as it was, until its readers are
 * too old to be believed; then the job has done its work all the same, and fails, so that it is seen and tried again.
 */
public final class SyncPermissions implements Job {
    /** What the writers of all tools begin with. */
    public static final String WRITER = "permissions.";

    private static final Logger LOG = LoggerFactory.getLogger(SyncPermissions.class);
    private static final int PER_TRANSACTION = 20_000;
    private static final Gauge UNKNOWN = Gauge.build("ocg_permission_unknown", "Resources whose readers are unknown")
            .labelNames("tool")
            .register(CollectorRegistry.defaultRegistry);
    private static final Gauge STALE = Gauge.build(
                    "ocg_permission_stale_share", "Share of the known readers that the last run did not confirm")
            .labelNames("tool")
            .register(CollectorRegistry.defaultRegistry);

    private final PermissionSource source;
    private final AudienceGroups audiences;
    private final AclRules rules;
    private final DataSource database;
    private final FeedSettings settings;
    private final String cron;
    private final InstantSource clock;

    /** @param cron with seconds, in UTC */
    public SyncPermissions(
            PermissionSource source,
            AudienceGroups audiences,
            AclRules rules,
            DataSource database,
            FeedSettings settings,
            String cron,
            InstantSource clock) {
        this.source = source;
        this.audiences = audiences;
        this.rules = rules;
        this.database = database;
        this.settings = settings;
        this.cron = cron;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sync_permissions(" + source.tool() + ")";
    }

    @Override
    public String cron() {
        return cron;
    }

    /** @throws IOException when the tool said nothing */
    @Override
    public void run() throws IOException, SQLException {
        try (SessionLock lock = SessionLock.of(database, name())) {
            if (lock.isMine()) {
                sync(new AclTable(database, source.tool()));
            } else {
                LOG.info("another worker is asking {} for its permissions", source.tool());
            }
        }
    }

    private void sync(AclTable table) throws IOException {
        Instant started = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
        Snapshot snapshot = null;
        IOException problem = null;
        try {
            snapshot = Spans.in("connector.fetch_acls", () -> Snapshot.of(source, audiences));
        } catch (IOException e) {
            problem = e;
        }
        AclSync.Plan plan = new AclSync(rules, started).plan(snapshot, table.all());
        int _ = Spans.in("db.upsert.resource_acl", () -> {
            table.write(plan.rows());
            return plan.rows().size();
        });
        send(table);
        List<KnownAcl> all = table.all();
        long unknown = all.stream().filter(it -> !it.isKnown()).count();
        long known = all.size() - unknown;
        long stale = all.stream()
                .filter(it -> it.isKnown() && it.checked().isBefore(started))
                .count();
        UNKNOWN.labels(source.tool()).set((double) unknown);
        STALE.labels(source.tool()).set(known == 0 ? 0 : (double) stale / known);
        table.ran(started, clock.instant(), plan.verdict(), all.size(), (int) unknown);
        if (!plan.verdict().isEmpty()) {
            LOG.warn(
                    "the permissions of {} are not complete ({}): {} of {} resources have unknown readers",
                    source.tool(),
                    String.join("; ", plan.verdict()),
                    unknown,
                    all.size());
        }
        if (problem != null) {
            throw problem;
        }
    }

    private void send(AclTable table) {
        List<KnownAcl> unsent = table.unsent();
        if (unsent.isEmpty()) {
            return;
        }
        try (TopicWriter writer = TopicWriter.open(settings, WRITER + source.tool())) {
            for (int from = 0; from < unsent.size(); from += PER_TRANSACTION) {
                List<KnownAcl> page = unsent.subList(from, Math.min(unsent.size(), from + PER_TRANSACTION));
                writer.begin();
                page.forEach(row -> writer.send(Topics.RESOURCE_ACL, row.resource(), message(row)));
                writer.commit();
                table.sent(page);
            }
        }
    }

    private static ResourceAcl message(KnownAcl row) {
        return new ResourceAcl(
                row.resource(),
                new Acl(
                        row.isKnown() ? PermissionState.KNOWN : PermissionState.UNKNOWN,
                        row.isKnown() ? new ArrayList<>(row.ordered()) : List.of(),
                        row.revision()));
    }
}
