package org.opencontextgraph.compose.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.opencontextgraph.compose.demo.ApiReader;
import org.opencontextgraph.compose.demo.Loading;
import org.opencontextgraph.compose.run.Databases;
import org.opencontextgraph.compose.run.KafkaClients;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.ingest.book.ImportBook;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.ingest.file.FileConnector;
import org.opencontextgraph.ingest.file.FileImport;
import org.opencontextgraph.query.materializer.MaterializerSettings;
import org.opencontextgraph.query.materializer.TraceMaterializer;
import org.opencontextgraph.schema.config.OcgConfig;
import org.opencontextgraph.schema.message.TraceEvent;
import org.opencontextgraph.schema.topic.Topics;
import org.opencontextgraph.streams.StreamsApplication;
import org.opencontextgraph.streams.StreamsSettings;

/**
 * The whole way of an event against its limits, in one process and one run.
 *
 * <p>(a) a log from the file to the last row, released rows through the API and trace events in their table; (b) the same
 * events through as many bare exactly-once hops, and by COPY and merge into the same table; (c) COPY and merge alone, against
 * the materializer alone; and (a) again for the log many times over. The first (a) is cold; then (b) warms up, and what counts
 * follows.
 */
public final class PipelineBench {
    private static final int BATCH = 25_000;
    private static final String MATERIALIZER = "materializer";

    private final OcgConfig config;
    private final StreamsSettings streamsSettings;
    private final byte[] ingestSecret;
    private final ApiReader api;
    private final FileImport log;
    private final PrintWriter err;
    private final Map<String, Object> client;

    /**
     * @param streamsSettings of the instance's rooms, whose client settings the bare hops share
     * @param ingestSecret the instance's own
     */
    public PipelineBench(
            OcgConfig config,
            StreamsSettings streamsSettings,
            byte[] ingestSecret,
            ApiReader api,
            FileImport log,
            PrintWriter err) {
        this.config = config;
        this.streamsSettings = streamsSettings;
        this.ingestSecret = ingestSecret.clone();
        this.api = api;
        this.log = log;
        this.err = err;
        this.client = new KafkaClients(config.kafka()).settings();
    }

    /** @param times how often the log is repeated for the last figure */
    public PipelineResult run(int times) throws IOException, SQLException, InterruptedException {
        KafkaClients kafka = new KafkaClients(config.kafka());
        Databases databases = new Databases(config.postgres());
        try (TraceTable table = new TraceTable(
                databases.administrator(), kafka.admin(), config.kafka().partitions())) {
            Run cold = whole(table, "once-cold", 1);
            bareChain(table, "bare.warmup.");
            table.empty();
            Run chain = bareChain(table, "bare.");
            table.empty();
            Run warm = whole(table, "once", 1);
            table.empty();
            double materializer = materializerAlone(table, databases, kafka, chain);
            List<byte[]> rows = BareCopy.batches(events("bare."), BATCH);
            table.empty();
            double copy = BareCopy.run(databases.administrator(), rows);
            table.empty();
            Run many = whole(table, "many-times", times);
            return new PipelineResult(
                    warm.events, cold.seconds, warm.seconds, chain.seconds, materializer, copy, times, many.seconds);
        }
    }

    /** @param events that went to the topic */
    private record Run(String lane, long events, double seconds) {}

    private Run whole(TraceTable table, String process, int times)
            throws IOException, SQLException, InterruptedException {
        String prefix = config.kafka().topicPrefix();
        long began = System.nanoTime();
        Loading loading = new Loading(FeedSettings.of(client, prefix), ingestSecret, ImportBook.NONE, err);
        try (RepeatedConnector connector =
                new RepeatedConnector(FileConnector.open(log, Instant.now()), times, process)) {
            long events = sent(loading.source(process, connector));
            String lane = connector.source().lane().value();
            loading.awaitVisible(List.of(lane), api);
            table.await(lane, events, MATERIALIZER, Topics.TRACE_EVENT.in(prefix));
            return told("whole way, " + process, lane, events, began);
        }
    }

    private Run bareChain(TraceTable table, String prefix) throws IOException, SQLException, InterruptedException {
        OwnTopics.make(
                config.kafka(),
                prefix,
                IntStream.rangeClosed(1, BareChain.HOPS)
                        .mapToObj(hop -> BareChain.between(prefix, hop))
                        .toList());
        Databases databases = new Databases(config.postgres());
        KafkaClients kafka = new KafkaClients(config.kafka());
        Map<String, Object> streams = new HashMap<>();
        StreamsApplication.properties(streamsSettings).forEach((key, value) -> streams.put(String.valueOf(key), value));
        try (var database = databases.pool(Role.MATERIALIZER_TRACE, 2);
                var deadLetters = kafka.producer();
                BareChain chain = new BareChain(
                        prefix, streams, config.streams().stateDirectory().resolveSibling("bench-" + prefix));
                TraceMaterializer materializer = new TraceMaterializer(
                        client, database, deadLetters, MaterializerSettings.of(BareChain.outPrefix(prefix)))) {
            chain.start();
            materializer.start();
            long began = System.nanoTime();
            Loading loading = new Loading(FeedSettings.of(client, prefix), ingestSecret, ImportBook.NONE, err);
            try (RepeatedConnector connector =
                    new RepeatedConnector(FileConnector.open(log, Instant.now()), 1, prefix + "chain")) {
                long events = sent(loading.source(prefix + "chain", connector));
                String lane = connector.source().lane().value();
                table.await(lane, events, MATERIALIZER, BareChain.between(prefix, BareChain.HOPS));
                return told("bare chain, " + prefix, lane, events, began);
            }
        }
    }

    /** Everything of the bare chain's last topic once more, under another name. */
    private double materializerAlone(TraceTable table, Databases databases, KafkaClients kafka, Run chain)
            throws SQLException, InterruptedException {
        MaterializerSettings usual = MaterializerSettings.of(BareChain.outPrefix("bare."));
        MaterializerSettings again = new MaterializerSettings(
                usual.topicPrefix(),
                "bench-alone",
                usual.batchRows(),
                usual.linger(),
                usual.idleCheck(),
                usual.retryPause());
        try (var database = databases.pool(Role.MATERIALIZER_TRACE, 2);
                var deadLetters = kafka.producer();
                TraceMaterializer materializer = new TraceMaterializer(client, database, deadLetters, again)) {
            long began = System.nanoTime();
            materializer.start();
            table.await(chain.lane, chain.events, "bench-alone", BareChain.between("bare.", BareChain.HOPS));
            return told("materializer alone", chain.lane, chain.events, began).seconds;
        }
    }

    private List<TraceEvent> events(String prefix) {
        return TopicScan.of(client, BareChain.between(prefix, BareChain.HOPS)).stream()
                .map(ConsumerRecord::value)
                .filter(TraceEvent.class::isInstance)
                .map(TraceEvent.class::cast)
                .toList();
    }

    private static long sent(org.opencontextgraph.compose.demo.Loaded loaded) {
        return loaded.eventsRead() - loaded.eventsWithoutPerson();
    }

    private Run told(String what, String lane, long events, long began) {
        double seconds = Math.round((System.nanoTime() - began) / 1e7) / 1e2;
        err.printf("ocg: bench: %s: %,d events in %.2f s%n", what, events, seconds);
        err.flush();
        return new Run(lane, events, seconds);
    }
}
