package org.opencontextgraph.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.ScopeCheck;
import org.opencontextgraph.ingest.connector.ToolSetting;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.ingest.feed.LiveReader;
import org.opencontextgraph.ingest.feed.Pseudonyms;
import org.opencontextgraph.ingest.inbox.DeliveryTables;
import org.opencontextgraph.ingest.inbox.Outcome;
import org.opencontextgraph.ingest.permission.AclRules;
import org.opencontextgraph.ingest.permission.AudienceGroups;
import org.opencontextgraph.ingest.registry.ConnectorTable;
import org.opencontextgraph.ingest.registry.Diagnosis;
import org.opencontextgraph.ingest.registry.Kinds;
import org.opencontextgraph.ingest.registry.OpenTool;
import org.opencontextgraph.ingest.registry.Registered;
import org.opencontextgraph.ingest.registry.RunTable;
import org.opencontextgraph.ingest.registry.ToldTable;
import org.opencontextgraph.ingest.seal.SealingKeys;
import org.opencontextgraph.schema.id.Audience;

/** Tools of all kinds as an operator has them: added, run, synced, and looked at as `ocg connectors diagnose` does it. */
final class ExaminedTools {
    static final String TOKEN = "a-token-of-a-test";
    private static final Duration PERIOD = Duration.ofMinutes(5);

    private final DataSource database;
    private final FeedSettings feed;
    private SealingKeys keys = SealingKeys.make();

    ExaminedTools(DataSource database, FeedSettings feed) {
        this.database = database;
        this.feed = feed;
    }

    void add(String name, String kind, Map<String, String> settings) {
        Map<String, String> said = new HashMap<>(settings);
        said.put("private-network", "yes");
        List<ToolSetting> known = Stream.concat(
                        Kinds.onClassPath().get(kind).settings().stream(), Stream.of(OpenTool.PRIVATE_NETWORK))
                .toList();
        assertThat(connectors()
                        .add(
                                name,
                                kind,
                                ToolSettings.of(known, said),
                                RegisteredGithub.CRON,
                                OpenTool.seal(keys, name, TOKEN)))
                .isTrue();
    }

    void loseKeys() {
        keys = SealingKeys.make();
    }

    ConnectorTable connectors() {
        return new ConnectorTable(database, InstantSource.system());
    }

    /** One run; how it ended stands in its table. */
    void run(String name) throws SQLException {
        try {
            List<RunTable.Row> _ = new IngestBatch(find(name), ingestion()).once();
        } catch (IOException told) {
            assertThat(told).hasMessageNotContaining(TOKEN);
        }
    }

    /**
     * Asks who may read.
     *
     * @param group of the tool that means the audience of this test
     */
    void sync(String name, String group) throws SQLException {
        try {
            boolean _ = new SyncConnector(
                            find(name),
                            ingestion(),
                            RegisteredGithub.CRON,
                            source -> new SyncPermissions(
                                    source,
                                    new AudienceGroups(Map.of(new Audience("group:core"), Set.of(group))),
                                    () -> new Pseudonyms(RegisteredGithub.SECRET)::account,
                                    new AclRules(Duration.ofDays(1), Duration.ofDays(30), 0.5),
                                    database,
                                    feed,
                                    RegisteredGithub.CRON,
                                    InstantSource.system()))
                    .once();
        } catch (IOException told) {
            assertThat(told).hasMessageNotContaining(TOKEN);
        }
    }

    Diagnosis diagnose(String name) {
        return diagnose(name, Instant.now());
    }

    Diagnosis diagnose(String name, Instant now) {
        RunTable runs = new RunTable(database);
        Registered row = find(name);
        List<RunTable.Sums> sums = new ArrayList<>(runs.sums(name));
        sums.add(new ToldTable(database).pending(name));
        @Nullable ScopeCheck check = null;
        @Nullable String trouble = null;
        try (OpenTool open = ingestion().open(row)) {
            check = open.tool().check();
        } catch (IOException e) {
            trouble = String.valueOf(e.getMessage());
        }
        return Diagnosis.of(
                new Diagnosis.Known(
                        row,
                        PERIOD,
                        runs.last(name),
                        sums,
                        check,
                        trouble,
                        row.settings().asksWhoReads(),
                        new PermissionRuns(database, name)
                                .last()
                                .map(it -> new Diagnosis.Readers(
                                        it.verdict(), it.resources(), it.unknown(), it.groups(), it.groupsMapped()))
                                .orElse(null),
                        ingestion().sendsOnly(row),
                        new DeliveryTables(database, InstantSource.system())
                                .counts(name).stream()
                                        .filter(it -> it.outcome().equals(Outcome.DISTRUSTED.word()))
                                        .mapToLong(DeliveryTables.Count::deliveries)
                                        .sum()),
                now);
    }

    private Registered find(String name) {
        return connectors().find(name).orElseThrow();
    }

    private Ingestion ingestion() {
        return new Ingestion(
                Kinds.onClassPath(),
                connectors(),
                () -> keys,
                database,
                new LiveReader(feed, RegisteredGithub.SECRET, InstantSource.system(), new ContainedTable(database)),
                InstantSource.system());
    }
}
