package org.opencontextgraph.ingest.cdc;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * The log, being read.
 *
 * <h2>How it knows that it has caught up</h2>
 *
 * A target is taken: the end of the server's log when the run began. What was read is given out, and acknowledged once it is proven that it was
 * committed. What is for others is acknowledged by the driver, when the server says how far it has looked ({@code connector_and_driver}) and nothing that
 * was received before waits to be acknowledged. So when the server has confirmed the target, everything up to it was committed, and the
 * position may move there although nothing of it was for us. It can go further than any position of ours says, so that log is being read stands in
 * the position before it is ({@link Position.Phase#READING}).
 *
 * <h2>How it goes on in the middle of a transaction</h2>
 *
 * The server gives out whole transactions, in the order in which they were committed, from the first that ended after the position. A
 * transaction may be larger than a batch: of the first one as many changes are skipped as were sent.
 */
final class LogReading implements AutoCloseable {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration WAIT = Duration.ofMillis(50);
    private static final Duration ASK = Duration.ofMillis(100);

    private final CdcSource source;
    private final SourceDatabase database;
    private final ChangeLog engine;
    private final Rows rows;
    private final int tables;
    private final Deque<SourceRecord> waiting = new ArrayDeque<>();

    private long end;
    private String transaction = "";
    private long changes;
    private String sentInPart;
    private final long sentOfIt;

    private final long target;
    private final Instant targetTaken;
    private Instant asked = Instant.EPOCH;
    private long confirmed;

    LogReading(CdcSource source, SourceDatabase database, Map<String, List<String>> keys, Position at)
            throws IOException, SQLException {
        this.source = source;
        this.database = database;
        tables = source.mapping().tables().hashCode();
        end = at.lsn();
        boolean countsAgree = at.tables() == tables;
        sentInPart = countsAgree ? at.transaction() : "";
        sentOfIt = at.changes();
        targetTaken = CLOCK.instant();
        target = database.end();
        engine = ChangeLog.open(source, EngineSettings.log(source, keys, at.lsn()));
        rows = new Rows(source.mapping());
    }

    /** Everything up to there was committed. */
    void prove(Position at) {
        engine.prove(at.lsn());
    }

    /**
     * Reads what there is, up to {@code limit} changes in all.
     *
     * @return whether it came nearer to the end
     */
    boolean read(Changes gathered, Meanings meanings, int limit) throws IOException, SQLException {
        long before = gathered.number() + confirmed;
        if (waiting.isEmpty()) {
            waiting.addAll(engine.poll(WAIT));
        }
        while (!waiting.isEmpty() && gathered.number() < limit) {
            take(waiting.removeFirst(), gathered, meanings);
        }
        askHowFar();
        return gathered.number() + confirmed != before;
    }

    private void take(SourceRecord record, Changes gathered, Meanings meanings) throws IOException {
        if (!Rows.isHeartbeat(record)) end = Math.max(end, Rows.end(record));
        if (Rows.isTransaction(record)) {
            boolean ended = Rows.isEndOfTransaction(record);
            transaction = ended ? "" : Rows.transaction(record);
            changes = 0;
            sentInPart = !ended && sentInPart.equals(transaction) ? sentInPart : "";
        } else if (!Rows.isHeartbeat(record)) {
            changes++;
            if (sentInPart.isEmpty() || changes > sentOfIt) {
                Change change = rows.change(record);
                if (change.operation() == Operation.TRUNCATE && source.mapping().isReaders(change.table())) {
                    throw new IOException("the table of readers " + change.table()
                            + " was emptied by TRUNCATE, and which resources it was about is not told");
                }
                gathered.add(change, meanings.answer(change));
            }
        }
    }

    private void askHowFar() throws SQLException {
        Instant now = CLOCK.instant();
        if (now.isAfter(asked.plus(ASK))) {
            asked = now;
            confirmed = database.slot(source.slot()).map(Slot::confirmed).orElse(0L);
        }
    }

    boolean hasCaughtUp() {
        return confirmed >= target;
    }

    /** Whether all was taken that the engine has handed over, and it ends with a transaction. */
    boolean isAtRest() {
        return waiting.isEmpty() && transaction.isEmpty();
    }

    /** Everything up to this was read when it had caught up. */
    Instant complete() {
        return targetTaken;
    }

    Position position() {
        if (transaction.isEmpty() && !sentInPart.isEmpty()) {
            return at(sentInPart, sentOfIt);
        }
        end = Math.max(end, confirmed);
        return at(transaction, transaction.isEmpty() ? 0 : changes);
    }

    private Position at(String inPart, long sent) {
        return new Position(Position.Phase.READING, end, 0, inPart, sent, tables, Told.NOTHING);
    }

    @Override
    public void close() throws IOException {
        engine.close();
    }
}
