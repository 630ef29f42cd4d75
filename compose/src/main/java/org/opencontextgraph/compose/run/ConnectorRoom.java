package org.opencontextgraph.compose.run;

import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.compose.embedded.Secrets;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.ingest.feed.LiveReader;
import org.opencontextgraph.ingest.job.IngestBatch;
import org.opencontextgraph.ingest.job.IngestBatch.Ingestion;
import org.opencontextgraph.ingest.registry.ConnectorTable;
import org.opencontextgraph.ingest.registry.Kinds;
import org.opencontextgraph.ingest.registry.Registered;
import org.opencontextgraph.ingest.seal.SealException;
import org.opencontextgraph.ingest.seal.SealingKeys;
import org.opencontextgraph.schema.config.OcgConfig;

/** The tools that operators registered, with the keys of their tokens: the only place outside of ingest that holds these. */
public final class ConnectorRoom {
    private final Ingestion ingestion;

    private ConnectorRoom(Ingestion ingestion) {
        this.ingestion = ingestion;
    }

    /** @param database connections of {@code ocg_ingest} */
    public static ConnectorRoom of(OcgConfig config, Secrets secrets, DataSource database) {
        InstantSource clock = InstantSource.system();
        FeedSettings feed = FeedSettings.of(
                new KafkaClients(config.kafka()).settings(), config.kafka().topicPrefix());
        return new ConnectorRoom(new Ingestion(
                Kinds.onClassPath(),
                new ConnectorTable(database, clock),
                keys(secrets),
                database,
                new LiveReader(feed, secrets.ingest().bytes(), clock),
                clock));
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

    /** One for each tool that is not paused. */
    List<IngestBatch> jobs() {
        return ingestion.connectors().all().stream()
                .filter(row -> !row.paused())
                .map(this::job)
                .toList();
    }
}
