package org.opencontextgraph.compose.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.PermissionPage;
import org.opencontextgraph.ingest.connector.PermissionPage.SourceReaders;
import org.opencontextgraph.ingest.connector.PermissionSource;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.ingest.feed.TopicWriter;
import org.opencontextgraph.ingest.job.SyncPermissions;
import org.opencontextgraph.ingest.permission.AclRules;
import org.opencontextgraph.ingest.permission.AudienceGroups;
import org.opencontextgraph.schema.id.Audience;
import org.opencontextgraph.schema.message.Acl;
import org.opencontextgraph.schema.message.LedgerEntry;
import org.opencontextgraph.schema.message.PermissionState;
import org.opencontextgraph.schema.message.Place;
import org.opencontextgraph.schema.message.ResourceAcl;
import org.opencontextgraph.schema.topic.Topics;

/** Changes who may read what on a running instance, and looks when readers have it. */
final class AclFlips {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TASK_READS = "select resources from personal.task where person = ? and task = ?";

    private final FeedSettings feed;
    private final DataSource ingest;
    private final DataSource administrator;

    /** @param administrator whom row-level security does not concern */
    AclFlips(FeedSettings feed, DataSource ingest, DataSource administrator) {
        this.feed = feed;
        this.ingest = ingest;
        this.administrator = administrator;
    }

    /** Resources per second that the job takes from a tool, through the table, to the topic; all are new. */
    double upsertsPerSecond(int resources) throws IOException, SQLException {
        SyncPermissions job = new SyncPermissions(
                new LargeTool(resources),
                new AudienceGroups(Map.of(Audience.EVERYONE, Set.of("bench:all"))),
                () -> AccountKey::name,
                new AclRules(Duration.ofDays(1), Duration.ofDays(30), 0.5),
                ingest,
                feed,
                "0 0 0 1 1 ? 2099",
                InstantSource.system());
        long began = System.nanoTime();
        job.run();
        return resources / ((System.nanoTime() - began) / 1e9);
    }

    /**
     * Makes readers of one resource after the other unknown, and known again.
     *
     * @return milliseconds from the topic until PostgreSQL has no row any more that came from the resource, each
     */
    List<Long> untilHidden(int times) throws SQLException, InterruptedException {
        Map<String, Acl> acls = new HashMap<>();
        for (ConsumerRecord<String, SpecificRecord> record :
                TopicScan.of(feed.client(), Topics.RESOURCE_ACL.in(feed.topicPrefix()))) {
            if (record.value() instanceof ResourceAcl known) {
                acls.put(known.getResource(), known.getAcl());
            }
        }
        List<Long> all = new ArrayList<>();
        try (TopicWriter writer = TopicWriter.open(feed, SyncPermissions.WRITER + "bench-flips");
                Connection database = administrator.getConnection()) {
            Set<String> seen = new HashSet<>();
            for (LedgerEntry entry : published()) {
                String unit = String.valueOf(entry.getUnit());
                String resource = resourceOf(database, entry);
                Acl acl = resource == null ? null : acls.get(resource);
                if (resource != null && acl != null && seen.add(unit) && isThere(database, unit)) {
                    all.add(told(writer, database, resource, unit, PermissionState.UNKNOWN, List.of()));
                    long _ = told(writer, database, resource, unit, PermissionState.KNOWN, acl.getAudiences());
                }
                if (all.size() == times) {
                    return all;
                }
            }
        }
        throw new IllegalStateException("only " + all.size() + " units to look at");
    }

    private long told(
            TopicWriter writer,
            Connection database,
            String resource,
            String unit,
            PermissionState state,
            List<String> audiences)
            throws SQLException, InterruptedException {
        boolean shown = state == PermissionState.KNOWN;
        long began = System.nanoTime();
        writer.begin();
        writer.send(
                Topics.RESOURCE_ACL,
                resource,
                new ResourceAcl(resource, new Acl(state, audiences, System.currentTimeMillis())));
        writer.commit();
        while (isThere(database, unit) != shown) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("a minute after its readers changed, a unit is as before");
            }
            Thread.sleep(5);
        }
        return (System.nanoTime() - began) / 1_000_000;
    }

    private List<LedgerEntry> published() {
        Map<String, LedgerEntry> last = new HashMap<>();
        for (ConsumerRecord<String, SpecificRecord> record :
                TopicScan.of(feed.client(), Topics.LEDGER.in(feed.topicPrefix()))) {
            if (record.value() instanceof LedgerEntry entry) {
                last.put(record.key(), entry);
            } else {
                last.remove(record.key());
            }
        }
        return last.values().stream()
                .filter(entry -> entry.getPlace() == Place.PUBLISHED)
                .toList();
    }

    private static @Nullable String resourceOf(Connection database, LedgerEntry entry) throws SQLException {
        try (PreparedStatement task = database.prepareStatement(TASK_READS)) {
            task.setString(1, entry.getPerson());
            task.setString(2, entry.getTrace());
            try (ResultSet found = task.executeQuery()) {
                return found.next() ? ((String[]) found.getArray(1).getArray())[0] : null;
            }
        }
    }

    private static boolean isThere(Connection database, String unit) throws SQLException {
        try (PreparedStatement row = database.prepareStatement("select from context.release_unit where unit = ?")) {
            row.setString(1, unit);
            try (ResultSet found = row.executeQuery()) {
                return found.next();
            }
        }
    }

    /** Everybody reads everything in it. */
    private record LargeTool(int resources) implements PermissionSource {
        private static final int PAGE = 2_000;

        @Override
        public String tool() {
            return "bench";
        }

        @Override
        public PermissionPage fetch(String position) {
            int from = position.isEmpty() ? 0 : Integer.parseInt(position);
            int end = Math.min(resources, from + PAGE);
            return new PermissionPage(
                    List.of(),
                    IntStream.range(from, end)
                            .mapToObj(i -> new SourceReaders("bench:resource:" + i, true, Set.of("bench:all")))
                            .toList(),
                    List.of(),
                    end == resources ? null : Integer.toString(end));
        }
    }
}
