package org.opencontextgraph.compose.run;

import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.RedisURI;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencontextgraph.compose.embedded.Secrets;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.ingest.connector.PermissionSource;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.ingest.inbox.Inbox;
import org.opencontextgraph.ingest.job.AggregateContextGraph;
import org.opencontextgraph.ingest.job.Job;
import org.opencontextgraph.ingest.job.Jobs;
import org.opencontextgraph.ingest.job.Scheduler;
import org.opencontextgraph.ingest.job.SweepJob;
import org.opencontextgraph.ingest.job.SyncPermissions;
import org.opencontextgraph.ingest.job.Worker;
import org.opencontextgraph.ingest.job.WorkerSettings;
import org.opencontextgraph.ingest.permission.AclRules;
import org.opencontextgraph.schema.config.OcgConfig;

/** The scheduler and one worker, with the jobs that there are, and the reader of the webhook inbox. */
final class JobsRole implements AutoCloseable {
    private final HikariDataSource database;
    private final AggregateContextGraph aggregate;
    private final Worker worker;
    private final Scheduler scheduler;
    private final Inbox inbox;

    private JobsRole(OcgConfig config, Tools tools, Secrets secrets) {
        InstantSource clock = Clock.systemUTC();
        FeedSettings feed = FeedSettings.of(
                new KafkaClients(config.kafka()).settings(), config.kafka().topicPrefix());
        RedisURI redis = RedisURI.create(config.redis().uri());
        String prefix = config.kafka().topicPrefix();
        database = new Databases(config.postgres()).pool(Role.INGEST, 4 + WorkerSettings.DEFAULT.connections());
        ConnectorRoom connectors = ConnectorRoom.of(config, secrets, database);
        connectors.publishKinds();
        aggregate = new AggregateContextGraph(
                feed, config.jobs().allowedLateness(), config.jobs().aggregateCron(), connectors::paused, clock);
        List<Job> jobs = new ArrayList<>(
                List.of(aggregate, new SweepJob(feed, config.jobs().sweepCron(), clock)));
        AclRules rules = ConnectorRoom.rules(config.permissions());
        for (PermissionSource tool : tools.permissions()) {
            jobs.add(new SyncPermissions(
                    tool,
                    tools.audiences(),
                    tools.numbers(),
                    rules,
                    database,
                    feed,
                    config.permissions().cron(),
                    clock));
        }
        Set<String> others =
                tools.permissions().stream().map(PermissionSource::tool).collect(Collectors.toSet());
        Jobs all = () ->
                Stream.concat(jobs.stream(), connectors.jobs(others).stream()).toList();
        worker = new Worker(database, redis, prefix, all, WorkerSettings.DEFAULT, clock);
        scheduler = new Scheduler(database, redis, prefix, all, clock);
        inbox = connectors.inbox();
    }

    static JobsRole start(OcgConfig config, Tools tools, Secrets secrets) {
        JobsRole role = new JobsRole(config, tools, secrets);
        role.worker.start();
        role.scheduler.start();
        role.inbox.start();
        return role;
    }

    @Override
    public void close() {
        try (database;
                aggregate;
                Together _ = new Together(List.of(worker, scheduler, inbox))) {
            // closed in the reverse order; what waits for a database that is gone waits at the same time
        }
    }
}
