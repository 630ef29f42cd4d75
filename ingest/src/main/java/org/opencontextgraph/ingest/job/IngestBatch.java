package org.opencontextgraph.ingest.job;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.feed.LiveRun;
import org.opencontextgraph.ingest.http.Waited;
import org.opencontextgraph.ingest.registry.OpenTool;
import org.opencontextgraph.ingest.registry.Registered;
import org.opencontextgraph.ingest.registry.RunTable;
import org.opencontextgraph.ingest.registry.ToldTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one tool for what is new, stream after stream, and sends it (HP-0003). One run of a tool at a time, whatever worker.
 *
 * <p>Each stream goes on from its own cursor. A stream that fails does not keep the others from going on; the job then fails when
 * all were asked, so that it is seen and tried again.
 */
public final class IngestBatch implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(IngestBatch.class);

    private final Registered row;
    private final Ingestion source;

    public IngestBatch(Registered row, Ingestion source) {
        this.row = row;
        this.source = source;
    }

    /** @throws IllegalArgumentException with the expression and what is wrong with it, also when it is never due */
    public static void requireCron(String expression, Instant now) {
        try {
            Instant _ = next(expression, now);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the cron expression `" + expression + "` (six fields, seconds first): " + e.getMessage(), e);
        }
    }

    /** When a cron expression (with seconds, in UTC) is due next. */
    public static Instant next(String expression, Instant after) {
        return Cron.of(expression).after(after);
    }

    @Override
    public String name() {
        return "ingest_batch(" + row.name() + ")";
    }

    @Override
    public String alone() {
        return tool(row.name());
    }

    /** All that is done with a tool: its token, and its patience with us, are one. */
    static String tool(String name) {
        return "tool(" + name + ")";
    }

    @Override
    public String cron() {
        return row.cron();
    }

    /** Nobody waits for what a tool tells when it was just added. */
    @Override
    public boolean isDueAtOnce() {
        return source.connectors().waitsForItsFirstRun(row.name());
    }

    /** @throws IOException when the tool could not be asked to the end; what else makes a run partial is not better a minute later */
    @Override
    public void run() throws IOException, SQLException {
        List<String> why = read().stream()
                .filter(Ended::early)
                .flatMap(it -> it.row().verdict().stream())
                .toList();
        if (!why.isEmpty()) {
            throw new IOException("`" + row.name() + "` was not read to the end: " + String.join("; ", why));
        }
    }

    /**
     * The same for somebody who wants to see what came of it.
     *
     * @return a row for each stream; none when another run with this tool is under way
     */
    public List<RunTable.Row> once() throws IOException, SQLException {
        return read().stream().map(Ended::row).toList();
    }

    /** @param early something went wrong on the way */
    private record Ended(RunTable.Row row, boolean early) {}

    private List<Ended> read() throws IOException, SQLException {
        try (SessionLock lock = SessionLock.of(source.database(), alone())) {
            if (!lock.isMine()) {
                LOG.info("another run of {} is under way", row.name());
                return List.of();
            }
            try (OpenTool open = open()) {
                if (source.sendsOnly(row)) {
                    return List.of(new Ended(cameBetween(), false));
                }
                List<Ended> all = new ArrayList<>();
                for (Connector stream : open.tool().streams()) {
                    if (!source.connectors().isStill(row)) {
                        throw new IOException("`" + row.name()
                                + "` is not read on: it was removed, or its token has not passed; ocg connectors check "
                                + row.name());
                    }
                    Instant started = source.clock().instant();
                    Ended result;
                    try (stream) {
                        result = read(stream, started, open);
                    } catch (IOException | RuntimeException e) {
                        // the words stay out: a tool's answer may stand in them
                        LOG.warn(
                                "a stream of {} failed ({})",
                                row.name(),
                                e.getClass().getSimpleName());
                        LOG.debug("why the stream failed", e);
                        String why = "it failed (" + e.getClass().getSimpleName() + "); the log says more";
                        result = new Ended(failed(stream.source().stream(), started, why), true);
                    }
                    new RunTable(source.database()).add(row.name(), result.row());
                    IngestMetrics.ran(row.name(), result.row());
                    all.add(result);
                }
                return all;
            }
        }
    }

    /** Nothing is asked of it: a run says what it has sent. */
    private RunTable.Row cameBetween() {
        List<String> also = source.connectors().webhookSecret(row.name()).isPresent()
                ? List.of()
                : List.of("nothing that it sends is taken yet, since there is no secret");
        Instant now = source.clock().instant();
        RunTable.Row run = new ToldTable(source.database()).run(row.name(), now, now, also);
        IngestMetrics.ran(row.name(), run);
        return run;
    }

    private RunTable.Row failed(String stream, Instant started, String why) {
        return RunTable.Row.failed(stream, started, source.clock().instant(), why);
    }

    /** A tool that cannot be opened is seen like one that cannot be read. */
    private OpenTool open() throws IOException {
        Instant started = source.clock().instant();
        try {
            return source.open(row);
        } catch (IOException e) {
            if (source.connectors().find(row.name()).isPresent()) {
                RunTable.Row failed = failed(RunTable.WHOLE, started, String.valueOf(e.getMessage()));
                new RunTable(source.database()).add(row.name(), failed);
                IngestMetrics.ran(row.name(), failed);
            }
            throw e;
        }
    }

    private Ended read(Connector stream, Instant started, OpenTool open) {
        Waited before = open.waited();
        LiveRun run = source.reader().read(stream);
        return new Ended(row(run, stream, started, open.waited().since(before)), run.failure() != null);
    }

    private RunTable.Row row(LiveRun run, Connector stream, Instant started, Waited waited) {
        var counts = run.counts();
        return new RunTable.Row(
                stream.source().stream(),
                started,
                source.clock().instant(),
                counts.fetched(),
                counts.events().sent(),
                counts.passedOver().ignored(),
                counts.passedOver().duplicate(),
                counts.passedOver().unmapped().values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                counts.events().rejected(),
                counts.readersKnown(),
                counts.readersUnknown(),
                waited,
                verdict(run, stream),
                run.completeUpTo());
    }

    private static List<String> verdict(LiveRun run, Connector stream) {
        List<String> verdict = new ArrayList<>();
        @Nullable Exception failure = run.failure();
        if (failure != null) {
            verdict.add(String.valueOf(failure.getMessage()));
        }
        run.counts()
                .passedOver()
                .unmapped()
                .forEach((what, times) -> verdict.add("nobody has decided what " + what + " means (" + times + ")"));
        long rejected = run.counts().events().rejected();
        if (rejected > 0) {
            verdict.add(RunTable.broken(rejected));
        }
        verdict.addAll(stream.shortcomings());
        return verdict;
    }
}
