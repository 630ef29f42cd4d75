package org.opencontextgraph.compose.run;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.compose.embedded.Secrets;
import org.opencontextgraph.ingest.connector.PermissionSource;
import org.opencontextgraph.ingest.feed.DeliveryFeed;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.ingest.feed.LiveReader;
import org.opencontextgraph.ingest.feed.Pseudonyms;
import org.opencontextgraph.ingest.inbox.Inbox;
import org.opencontextgraph.ingest.job.CheckConnector;
import org.opencontextgraph.ingest.job.ContainedTable;
import org.opencontextgraph.ingest.job.ForgetConnector;
import org.opencontextgraph.ingest.job.IngestBatch;
import org.opencontextgraph.ingest.job.Ingestion;
import org.opencontextgraph.ingest.job.Job;
import org.opencontextgraph.ingest.job.JobBoard;
import org.opencontextgraph.ingest.job.Onboarding;
import org.opencontextgraph.ingest.job.RemovedTool;
import org.opencontextgraph.ingest.job.SyncConnector;
import org.opencontextgraph.ingest.job.SyncPermissions;
import org.opencontextgraph.ingest.permission.AclRules;
import org.opencontextgraph.ingest.permission.AudienceGroups;
import org.opencontextgraph.ingest.registry.ConnectorTable;
import org.opencontextgraph.ingest.registry.KeyRotation;
import org.opencontextgraph.ingest.registry.KindTable;
import org.opencontextgraph.ingest.registry.Kinds;
import org.opencontextgraph.ingest.registry.PrivateHosts;
import org.opencontextgraph.ingest.registry.Registered;
import org.opencontextgraph.ingest.registry.SealingKeyTable;
import org.opencontextgraph.ingest.registry.Standing;
import org.opencontextgraph.ingest.seal.SealException;
import org.opencontextgraph.ingest.seal.SealingKeys;
import org.opencontextgraph.schema.config.OcgConfig;
import org.opencontextgraph.schema.config.PermissionsConfig;
import org.opencontextgraph.schema.id.Audience;

/** The tools that operators registered, with the keys of their tokens: the only place outside of ingest that holds these. */
public final class ConnectorRoom {
    private final Ingestion ingestion;
    private final OcgConfig config;
    private final Secrets secrets;
    private final byte[] secret;
    private final FeedSettings feed;
    private final Onboarding onboarding;

    private ConnectorRoom(Ingestion ingestion, OcgConfig config, Secrets secrets, FeedSettings feed) {
        this.ingestion = ingestion;
        this.config = config;
        this.secrets = secrets;
        this.secret = secrets.ingest().bytes();
        this.feed = feed;
        this.onboarding = new Onboarding(ingestion);
    }

    /** @param database connections of {@code ocg_ingest} */
    public static ConnectorRoom of(OcgConfig config, Secrets secrets, DataSource database) {
        InstantSource clock = InstantSource.system();
        FeedSettings feed = FeedSettings.of(
                new KafkaClients(config.kafka()).settings(), config.kafka().topicPrefix());
        Ingestion ingestion = new Ingestion(
                Kinds.onClassPath(),
                new ConnectorTable(database, clock),
                () -> keys(secrets),
                database,
                new LiveReader(feed, secrets.ingest().bytes(), clock, new ContainedTable(database)),
                PrivateHosts.of(config.connectors().privateHosts()),
                clock);
        new SealingKeyTable(database).publish(keys(secrets));
        return new ConnectorRoom(ingestion, config, secrets, feed);
    }

    /** The live lane does not wait for these. */
    Set<String> paused() {
        return ingestion.connectors().standing().stream()
                .filter(Standing::isQuiet)
                .map(it -> it.row().name())
                .collect(Collectors.toSet());
    }

    /** Tells the API, which does not know the kinds, which there are. */
    void publishKinds() {
        new KindTable(ingestion.database()).publish(ingestion.kinds());
    }

    /** How tools are asked what their tokens open. */
    public Onboarding onboarding() {
        return onboarding;
    }

    /**
     * What was read of it stays; how far it was read is forgotten, at once or, while a run of it is under way, by a worker. False: there
     * is none of this name.
     */
    public boolean remove(String name) throws SQLException {
        boolean known = ingestion.connectors().remove(name);
        if (known) {
            boolean _ = new ForgetConnector(name, ingestion).once();
        }
        return known;
    }

    /** Seals all secrets with a new key. A running worker reads the keys anew each time, and the API the public one. */
    public KeyRotation rotateKeys() {
        KeyRotation rotation = KeyRotation.of(
                ingestion.connectors(), keys(secrets), kept -> secrets.replaceConnectorKeys(kept.json()));
        new SealingKeyTable(ingestion.database()).publish(keys(secrets));
        return rotation;
    }

    private static SealingKeys keys(Secrets secrets) {
        try {
            return SealingKeys.read(
                    secrets.connectorKeys(() -> SealingKeys.make().json()));
        } catch (SealException e) {
            throw new Refusal(
                    "the keys of the connectors' tokens are damaged: put the file back, or take it away and give"
                            + " each token again",
                    e);
        }
    }

    public Ingestion ingestion() {
        return ingestion;
    }

    public IngestBatch job(Registered row) {
        return new IngestBatch(row, ingestion);
    }

    /** Empty: nobody asks this tool who may read it. */
    public Optional<SyncConnector> permissions(Registered row) {
        return onboarding.asks(row)
                ? Optional.of(
                        new SyncConnector(row, ingestion, config.permissions().cron(), this::sync))
                : Optional.empty();
    }

    /** Reads what tools send by themselves. */
    Inbox inbox() {
        JobBoard board = new JobBoard(ingestion.database(), ingestion.clock());
        return new Inbox(
                ingestion,
                () -> DeliveryFeed.open(feed, secret, ingestion.clock(), new ContainedTable(ingestion.database())),
                name -> board.dueNow(SyncConnector.name(name)));
    }

    private SyncPermissions sync(PermissionSource source) {
        return new SyncPermissions(
                source,
                audiences(),
                () -> new Pseudonyms(secret)::account,
                rules(config.permissions()),
                ingestion.database(),
                feed,
                config.permissions().cron(),
                ingestion.clock());
    }

    private AudienceGroups audiences() {
        Map<Audience, Set<String>> groups = new LinkedHashMap<>();
        for (String audience : config.policy().audiences()) {
            groups.put(new Audience(audience), config.permissions().groupsOf(audience));
        }
        return new AudienceGroups(groups);
    }

    static AclRules rules(PermissionsConfig config) {
        return new AclRules(config.oldest(), config.giveUp(), config.suspiciousPercent() / 100.0);
    }

    /**
     * Reading stops while a tool is paused, and does not begin before its token has passed; who may read what was read is asked all the same.
     *
     * @param others tools that are asked by other jobs
     */
    List<Job> jobs(Set<String> others) {
        List<Job> jobs = new ArrayList<>();
        Set<String> asked = new HashSet<>(others);
        for (String removed : ingestion.connectors().removed()) {
            jobs.add(new ForgetConnector(removed, ingestion));
        }
        for (Standing standing : ingestion.connectors().standing()) {
            Registered row = standing.row();
            if (standing.checkWanted().isPresent()) {
                jobs.add(new CheckConnector(standing, ingestion));
            }
            if (!standing.isQuiet()) {
                jobs.add(job(row));
            }
            if (standing.passed()) {
                permissions(row).ifPresent(job -> {
                    jobs.add(job);
                    asked.add(row.name());
                });
            }
        }
        for (String silent : RemovedTool.besides(asked, ingestion.database())) {
            jobs.add(new RemovedTool(silent, config.permissions().cron(), this::sync));
        }
        return jobs;
    }
}
