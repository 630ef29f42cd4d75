package org.opencontextgraph.compose.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.ingest.book.ImportBook;
import org.opencontextgraph.ingest.book.ImportEntry;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.feed.FeedCounts;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.ingest.feed.ImportFeed;
import org.opencontextgraph.ingest.feed.ImportOutcome;
import org.opencontextgraph.ingest.file.FileConnector;
import org.opencontextgraph.ingest.file.FileImport;
import org.opencontextgraph.ingest.file.FileReport;

/** Brings sources that end into an instance, telling a person how it goes. */
public final class Loading {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration LOOK_AROUND = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(60);
    private static final int LISTED = 5;

    private final FeedSettings feed;
    private final byte[] ingestSecret;
    private final ImportBook book;
    private final PrintWriter err;

    /**
     * @param book where it is written down what was loaded
     * @param err where progress and refused input are told
     */
    public Loading(FeedSettings feed, byte[] ingestSecret, ImportBook book, PrintWriter err) {
        this.feed = feed;
        this.ingestSecret = ingestSecret.clone();
        this.book = book;
        this.err = err;
    }

    /**
     * Reads a log and sends it; returns when all of it is in the topics.
     *
     * @throws Refusal when nothing of it can be loaded, or when the process already has another import
     */
    public Loaded file(FileImport log) {
        String name = String.valueOf(log.file().getFileName());
        try (FileConnector connector = FileConnector.open(log, Instant.now())) {
            FileReport report = connector.report();
            ImportEntry entry = ImportEntry.ofLog(
                    connector.source(),
                    new ImportEntry.Counts(report.eventsRead(), report.rejected()),
                    log.vouched(),
                    log.readers());
            ImportOutcome outcome = send(name, connector, report.eventsRead(), entry);
            return Loaded.file(
                    connector.source(),
                    report,
                    outcome instanceof ImportOutcome.AlreadyImported,
                    tellRejected(name, outcome, report.eventsRead(), report.rejected()));
        } catch (IOException e) {
            throw refusal(name, e);
        }
    }

    /** Sends another source that ends. */
    public Loaded source(String name, Connector connector) {
        try {
            ImportOutcome outcome = send(name, connector, -1, ImportEntry.of(connector.source()));
            FeedCounts counts =
                    outcome instanceof ImportOutcome.Imported done ? done.counts() : new FeedCounts(0, 0, 0, 0, 0, 0);
            return Loaded.other(
                    connector.source(),
                    counts,
                    outcome instanceof ImportOutcome.AlreadyImported,
                    tellRejected(name, outcome, counts.read(), counts.rejected()));
        } catch (IOException e) {
            throw refusal(name, e);
        }
    }

    /** A word to whoever waits. */
    void tell(String line) {
        err.println("ocg: " + line);
        err.flush();
    }

    /** Returns when the last row that these lanes release can be read through the API. */
    public void awaitVisible(List<String> lanes, ApiReader api) {
        long lookedAt = System.nanoTime();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (String lane : lanes) {
                while (!api.isClosed(lane)) {
                    if (System.nanoTime() - lookedAt > LOOK_AROUND.toNanos()) {
                        lookedAt = System.nanoTime();
                        if (!api.isReady()) {
                            throw new Refusal("the instance is not ready any more; its log says more");
                        }
                    }
                    if (System.nanoTime() > deadline) {
                        throw new Refusal("what was loaded has not become readable within " + PATIENCE.toMinutes()
                                + " minutes; the instance's log says more");
                    }
                    Thread.sleep(LOOK);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while waiting for the last row", e);
        }
    }

    private ImportOutcome send(String name, Connector connector, long events, ImportEntry entry) throws IOException {
        try (Progress progress = Progress.of(name, events, err)) {
            WrittenDown written = new WrittenDown(book, entry, progress);
            ImportOutcome outcome = new ImportFeed(feed, ingestSecret, InstantSource.system()).run(connector, written);
            if (outcome instanceof ImportOutcome.Refused refused) {
                throw new Refusal(name + ": " + refused.reason());
            }
            written.ended(outcome);
            return outcome;
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw new Refusal(name + ": another import into this process has taken over; this one stops", e);
        }
    }

    private List<Rejected> tellRejected(String name, ImportOutcome outcome, long loaded, long count) {
        if (!(outcome instanceof ImportOutcome.Imported done) || count == 0) {
            return List.of();
        }
        err.println("ocg: " + name + ": " + count + " records were refused, " + loaded + " events are loaded:");
        done.firstRejected().stream()
                .limit(LISTED)
                .forEach(it -> err.println(Printable.of("  " + it.place() + ": " + it.reason())));
        if (count > LISTED) {
            err.println("  … (all of them are in the dead-letter topic)");
        }
        err.flush();
        return done.firstRejected();
    }

    private static Refusal refusal(String name, IOException e) {
        return new Refusal(e.getMessage() == null ? name + " cannot be read" : e.getMessage(), e);
    }
}
