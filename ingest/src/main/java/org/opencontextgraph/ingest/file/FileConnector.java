package org.opencontextgraph.ingest.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.ingest.file.order.Row;
import org.opencontextgraph.schema.id.LaneId;
import org.opencontextgraph.schema.message.Evidence;

/**
 * Imports an event log.
 *
 * <p>The log is read once, when the connector is opened. A position is the number of records fetched: first the events in
 * their order, then the rejections. An event's sequence is its rank in that order, its id comes from its place in the file:
 * both stay the same when the file is imported again, even on a day when events that lay in the future are accepted, since
 * these come after all others.
 */
public final class FileConnector implements Connector {
    private static final long FIRST_REVISION = 1;

    private final FileImport settings;
    private final Source source;
    private final LogTable log;
    private final String namespace;
    private final String idPrefix;
    private Iterator<Row> rows;
    private @Nullable Row next;
    private long rank;

    private FileConnector(FileImport settings, LaneId lane, LogTable log) {
        this.settings = settings;
        this.log = log;
        this.namespace = "import:" + lane;
        this.idPrefix = lane.value().substring(0, 16) + "-";
        this.source = new Source(
                "file", settings.process().value(), lane, lane.value(), settings.taskIdle(), log.vocabulary());
        this.rows = log.eventsFrom(0);
        this.next = rows.hasNext() ? rows.next() : null;
    }

    /**
     * Reads the log.
     *
     * @param now events later than a day after this are refused
     * @throws IOException when nothing of the file can be loaded; the message is for the operator
     */
    public static FileConnector open(FileImport settings, Instant now) throws IOException {
        LaneId lane = Fingerprint.of(settings.file(), settings.mapping(), settings.process());
        return new FileConnector(settings, lane, LogTable.read(settings, now));
    }

    /** What was found in the file. */
    public FileReport report() {
        return log.report();
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public void describe(Consumer<SourceFact> facts) {
        // an account that nobody vouches for belongs to a provisional person, who never counts
        Evidence evidence = settings.vouched() ? Evidence.IMPORT : Evidence.PROVISIONAL;
        for (int i = 0; i < log.persons().size(); i++) {
            String person = namespace + ":" + log.persons().name(i);
            facts.accept(new SourceFact.AccountFact(account(i), person, evidence, false));
            if (settings.vouched()) {
                facts.accept(new SourceFact.ConsentFact(person, true, Instant.EPOCH));
            }
        }
        for (int i = 0; i < log.cases().size(); i++) {
            facts.accept(
                    settings.readers() == null
                            ? new SourceFact.ReadersUnknown(resource(i), FIRST_REVISION)
                            : new SourceFact.ReadersKnown(resource(i), List.of(settings.readers()), FIRST_REVISION));
        }
    }

    @Override
    public EventBatch fetch(String position, int limit) throws IOException {
        long from = position.isEmpty() ? 0 : Long.parseLong(position);
        try {
            List<SourceEvent> events = events(Math.min(from, log.events()), limit);
            long at = from + events.size();
            List<Rejected> rejected =
                    at < log.events() ? List.of() : rejected(at - log.events(), limit - events.size());
            at += rejected.size();
            boolean end = at >= log.events() + log.rejections().size();
            return new EventBatch(events, rejected, Long.toString(at), completeUpTo(events), end);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        log.close();
    }

    private List<SourceEvent> events(long from, int limit) {
        if (from != rank) {
            rows = log.eventsFrom(from);
            next = rows.hasNext() ? rows.next() : null;
            rank = from;
        }
        List<SourceEvent> events = new ArrayList<>(Math.min(limit, 20_000));
        for (Row row = next; row != null && events.size() < limit; row = next) {
            events.add(event(row, rank++));
            next = rows.hasNext() ? rows.next() : null;
        }
        return events;
    }

    private List<Rejected> rejected(long from, int limit) throws IOException {
        List<Rejected> rejected = new ArrayList<>();
        for (long n = from; n < log.rejections().size() && rejected.size() < limit; n++) {
            rejected.add(log.rejections().get(n));
        }
        return rejected;
    }

    /** Just before the next event, whose time others may share; the last event's time when there is none. */
    private @Nullable Instant completeUpTo(List<SourceEvent> events) {
        if (next != null) {
            return Instant.ofEpochMilli(next.time() - 1);
        }
        return events.isEmpty() ? null : Instant.ofEpochMilli(events.getLast().time());
    }

    private SourceEvent event(Row row, long sequence) {
        return new SourceEvent(
                idPrefix + Long.toString(row.position(), Character.MAX_RADIX),
                resource(row.caseId()),
                row.person() == Row.NOBODY ? null : account(row.person()),
                settings.process().value(),
                log.activities().name(row.activity()),
                row.time(),
                sequence);
    }

    private AccountKey account(int person) {
        return new AccountKey(namespace, log.persons().name(person));
    }

    private String resource(int caseId) {
        return namespace + ":" + log.cases().name(caseId);
    }
}
