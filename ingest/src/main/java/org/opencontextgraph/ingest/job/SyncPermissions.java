package org.opencontextgraph.ingest.job;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Gauge;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.PermissionSource;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.ingest.feed.Spans;
import org.opencontextgraph.ingest.feed.TopicWriter;
import org.opencontextgraph.ingest.permission.AclRules;
import org.opencontextgraph.ingest.permission.AclSync;
import org.opencontextgraph.ingest.permission.AudienceGroups;
import org.opencontextgraph.ingest.permission.Belonging;
import org.opencontextgraph.ingest.permission.GroupCount;
import org.opencontextgraph.ingest.permission.Known;
import org.opencontextgraph.ingest.permission.Snapshot;
import org.opencontextgraph.schema.message.Acl;
import org.opencontextgraph.schema.message.GroupPath;
import org.opencontextgraph.schema.message.Membership;
import org.opencontextgraph.schema.message.PermissionState;
import org.opencontextgraph.schema.message.ResourceAcl;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a tool who may read its resources and who is in its groups, and tells what changed (HP-0004).
 *
 * <p>A table is written first, the topic second, and what was sent is remembered last: after a crash the next run sends what
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
    private final Supplier<Function<AccountKey, String>> numbers;
    private final AclRules rules;
    private final DataSource database;
    private final FeedSettings settings;
    private final String cron;
    private final InstantSource clock;

    /**
     * @param numbers gives accounts their numbers; a new one for each run, for it may remember every account
     * @param cron with seconds, in UTC
     */
    public SyncPermissions(
            PermissionSource source,
            AudienceGroups audiences,
            Supplier<Function<AccountKey, String>> numbers,
            AclRules rules,
            DataSource database,
            FeedSettings settings,
            String cron,
            InstantSource clock) {
        this.source = source;
        this.audiences = audiences;
        this.numbers = numbers;
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
        IOException problem = underLock();
        if (problem != null) {
            throw problem;
        }
    }

    /** The same for a tool of which it is known that it says nothing. */
    void age() throws SQLException {
        IOException _ = underLock();
    }

    /** Why the tool said nothing; null: it did, or another worker is asking. */
    private @Nullable IOException underLock() throws SQLException {
        try (SessionLock lock = SessionLock.of(database, name())) {
            if (lock.isMine()) {
                return sync();
            }
            LOG.info("another worker is asking {} for its permissions", source.tool());
            return null;
        }
    }

    private @Nullable IOException sync() {
        Instant started = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
        Snapshot snapshot = null;
        IOException problem = null;
        try {
            snapshot = Spans.in("connector.fetch_acls", () -> Snapshot.of(source, audiences, numbers.get()));
        } catch (IOException e) {
            problem = e;
        }
        // who belongs to an audience comes first: somebody who has left it reads nothing that is new
        Set<String> verdict = new LinkedHashSet<>(belongings(snapshot, started));
        KnownTable<?> resources = KnownTable.ofResources(database, source.tool());
        verdict.addAll(readers(resources, snapshot, started));
        List<Known> all = resources.all();
        long unknown = all.stream().filter(it -> !it.isKnown()).count();
        long known = all.size() - unknown;
        long stale = all.stream()
                .filter(it -> it.isKnown() && it.checked().isBefore(started))
                .count();
        UNKNOWN.labels(source.tool()).set((double) unknown);
        STALE.labels(source.tool()).set(known == 0 ? 0 : (double) stale / known);
        new PermissionRuns(database, source.tool())
                .add(
                        started,
                        clock.instant(),
                        List.copyOf(verdict),
                        all.size(),
                        (int) unknown,
                        snapshot == null ? GroupCount.NONE : snapshot.groups());
        if (!verdict.isEmpty()) {
            LOG.warn(
                    "the permissions of {} are not complete ({}): {} of {} resources have unknown readers",
                    source.tool(),
                    String.join("; ", verdict),
                    unknown,
                    all.size());
        }
        return problem;
    }

    private List<String> belongings(@Nullable Snapshot snapshot, Instant started) {
        KnownTable<?> table = KnownTable.ofAccounts(database, source.tool());
        AclSync.Plan plan = new AclSync(rules, started, "accounts")
                .plan(snapshot == null ? null : snapshot.belongings(), table.all());
        int _ = Spans.in("db.upsert.membership", () -> {
            table.write(plan.rows());
            return plan.rows().size();
        });
        send(table, table.unsent(), Topics.MEMBERSHIP, SyncPermissions::membership);
        return plan.verdict();
    }

    private List<String> readers(KnownTable<?> table, @Nullable Snapshot snapshot, Instant started) {
        AclSync.Plan plan = new AclSync(rules, started, "resources")
                .plan(snapshot == null ? null : snapshot.readers(), table.all());
        int _ = Spans.in("db.upsert.resource_acl", () -> {
            table.write(plan.rows());
            return plan.rows().size();
        });
        sendReaders(table);
        return plan.verdict();
    }

    /** Of a container nothing is told but what is in it. */
    private void sendReaders(KnownTable<?> table) {
        List<Known> unsent = table.unsent();
        ContainedTable contained = new ContainedTable(database);
        Set<String> containers =
                contained.containers(unsent.stream().map(Known::key).toList());
        send(
                table,
                unsent.stream().filter(it -> !containers.contains(it.key())).toList(),
                Topics.RESOURCE_ACL,
                it -> acl(it));
        for (Known row : unsent) {
            if (containers.contains(row.key())) {
                try (TopicWriter writer = TopicWriter.open(settings, WRITER + source.tool())) {
                    contained.changed(row.key(), row.revision(), PER_TRANSACTION, all -> {
                        writer.begin();
                        all.forEach(it -> writer.send(Topics.RESOURCE_ACL, it.resource(), acl(row, it)));
                        writer.commit();
                    });
                }
                table.sent(List.of(row));
            }
        }
    }

    private void send(
            KnownTable<?> table, List<Known> unsent, TopicSpec topic, Function<Known, SpecificRecord> message) {
        if (unsent.isEmpty()) {
            return;
        }
        try (TopicWriter writer = TopicWriter.open(settings, WRITER + source.tool())) {
            for (int from = 0; from < unsent.size(); from += PER_TRANSACTION) {
                List<Known> page = unsent.subList(from, Math.min(unsent.size(), from + PER_TRANSACTION));
                writer.begin();
                page.forEach(row -> writer.send(topic, row.key(), message.apply(row)));
                writer.commit();
                table.sent(page);
            }
        }
    }

    private static ResourceAcl acl(Known row) {
        return acl(row, new ContainedTable.Told(row.key(), row.revision()));
    }

    private static ResourceAcl acl(Known row, ContainedTable.Told it) {
        return new ResourceAcl(
                it.resource(),
                new Acl(state(row), row.isKnown() ? new ArrayList<>(row.ordered()) : List.of(), it.revision()));
    }

    private static Membership membership(Known row) {
        List<GroupPath> audiences = row.isKnown()
                ? row.ordered().stream()
                        .map(Belonging::parse)
                        .map(it -> new GroupPath(it.audience(), it.groups()))
                        .toList()
                : List.of();
        return new Membership(row.key(), state(row), audiences, row.revision());
    }

    private static PermissionState state(Known row) {
        return row.isKnown() ? PermissionState.KNOWN : PermissionState.UNKNOWN;
    }
}
