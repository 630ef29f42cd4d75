package org.opencontextgraph.ingest.cdc;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.ScopeCheck;

/** An open database and, once something is read, the engine that reads; from one failure to the next. */
final class Session implements AutoCloseable {
    private static final Clock CLOCK = Clock.systemUTC();
    /** A batch is given out after this, also when it is small. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** A server that looks through its log says how far it is, twice a minute at least. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private static final Duration LINGERS = Duration.ofSeconds(10);

    private final CdcSource source;
    private final SourceDatabase database;
    private final Map<String, List<String>> keys;
    private final Meanings meanings;
    private @Nullable Snapshot snapshot;
    private @Nullable LogReading log;
    private boolean endIsToBeSaid;
    private Told told = Told.NOTHING;
    private @Nullable ScopeCheck looked;

    private Session(CdcSource source, SourceDatabase database, Map<String, List<String>> keys) {
        this.source = source;
        this.database = database;
        this.keys = keys;
        meanings = new Meanings(source.tool(), source.mapping(), keys);
    }

    static Session open(CdcSource source) throws IOException, SQLException {
        SourceDatabase database = SourceDatabase.open(source.link());
        try {
            return new Session(source, database, database.keys(source.mapping().tables()));
        } catch (SQLException e) {
            database.close();
            throw e;
        }
    }

    EventBatch fetch(String text, int limit) throws IOException, SQLException {
        if (text.isEmpty()) {
            look();
            return new Changes(source).batch(null, text(Position.ofSnapshot(begin(), 0)), null);
        }
        Position at = Position.read(text);
        told = at.told();
        return at.phase() == Position.Phase.SNAPSHOT ? rows(at, limit) : changes(at, limit);
    }

    /** Where the log will be taken up: a slot that is there already has kept everything since it was made. */
    private long begin() throws IOException, SQLException {
        Optional<Slot> slot = database.slot(source.slot());
        return slot.isEmpty()
                ? database.makeSlot(source.slot())
                : usable(slot.get()).confirmed();
    }

    private EventBatch rows(Position at, int limit) throws IOException, SQLException {
        if (snapshot == null) {
            Slot _ = free();
            snapshot = new Snapshot(source, keys);
        }
        Changes changes = new Changes(source);
        boolean end = snapshot.read(changes, meanings, limit);
        if (end) {
            snapshot.close();
            snapshot = null;
        }
        Position next = end
                ? Position.ofLog(at.lsn())
                : Position.ofSnapshot(at.lsn(), at.rows() + Math.max(1, changes.number()));
        return batch(changes, next, null);
    }

    private EventBatch changes(Position at, int limit) throws IOException, SQLException {
        if (log == null) {
            Slot slot = free();
            if (at.phase() != Position.Phase.READING) {
                refuseOther(slot, at);
                return new Changes(source).batch(null, text(at.reading()), null);
            }
            if (slot.confirmed() < at.lsn()) {
                database.advance(source.slot(), at.lsn());
            }
            log = new LogReading(source, database, keys, at.notBefore(slot.confirmed()));
        }
        log.prove(at);
        if (endIsToBeSaid) {
            endIsToBeSaid = false;
            Instant complete = log.complete();
            return new Changes(source).batch(null, text(rest(log)), complete);
        }
        Changes changes = new Changes(source);
        boolean caughtUp = read(log, changes, limit);
        endIsToBeSaid = caughtUp && changes.hasEvents(); // who gets events asks once more
        Instant complete = log.complete();
        Position next = caughtUp && !endIsToBeSaid ? rest(log) : log.position();
        return batch(changes, next, caughtUp ? complete : null);
    }

    /** While nothing was read by us, the slot does not move. */
    private void refuseOther(Slot slot, Position at) throws IOException {
        if (slot.confirmed() > at.lsn()) {
            throw new IOException("the replication slot " + source.slot()
                    + " was read by somebody else: what happened in between is lost to this connector; " + anew());
        }
    }

    /** @return whether all was read up to where the log ended when it was opened */
    private boolean read(LogReading open, Changes changes, int limit) throws IOException, SQLException {
        Instant began = CLOCK.instant();
        Instant heard = began;
        while (changes.number() < limit) {
            boolean nearer = open.read(changes, meanings, limit);
            if (open.hasCaughtUp()) {
                return true;
            }
            Instant now = CLOCK.instant();
            heard = nearer ? now : heard;
            boolean pause = open.isAtRest() && !nearer;
            if (changes.number() > 0 && (pause || now.isAfter(began.plus(PATIENCE)))) {
                return false;
            }
            if (now.isAfter(heard.plus(SILENCE))) {
                throw new IOException("nothing was heard of the database's log for " + SILENCE.toSeconds() + " s");
            }
        }
        return false;
    }

    /** Stops reading. From the position on nobody acknowledges anything, until it is read on. */
    private Position rest(LogReading open) throws IOException, SQLException {
        Position last = open.position();
        log = null;
        open.close();
        look();
        return last.transaction().isEmpty()
                ? Position.ofLog(last.notBefore(free().confirmed()).lsn())
                : last;
    }

    private EventBatch batch(Changes changes, Position next, @Nullable Instant completeUpTo) throws SQLException {
        ReadersTable readers = source.mapping().readers();
        return changes.batch(
                readers == null || changes.readersChanged().isEmpty()
                        ? null
                        : database.readers(readers, changes.readersChanged()),
                text(next),
                completeUpTo);
    }

    private String text(Position next) {
        return next.with(told).text();
    }

    /** Asks what the server tells, and remembers what it did not. */
    private void look() throws SQLException {
        String form = database.form(source.publication(), source.mapping().tables());
        Inspection inspection = new Inspection(source, database);
        looked = inspection.check();
        told = told.next(form, inspection.losing(), CLOCK.instant());
    }

    /** The server needs a moment to see that a reader that was killed is gone. */
    private Slot free() throws IOException, SQLException {
        Instant until = CLOCK.instant().plus(LINGERS);
        Slot slot = database.slot(source.slot()).orElseThrow(this::gone);
        try {
            while (slot.active() && CLOCK.instant().isBefore(until)) {
                Thread.sleep(100);
                slot = database.slot(source.slot()).orElseThrow(this::gone);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the replication slot was waited for", e);
        }
        return usable(slot);
    }

    private Slot usable(Slot slot) throws IOException {
        if (!slot.ours()) {
            throw new IOException("the replication slot " + source.slot()
                    + " is not one for pgoutput in this database; name another with `slot`");
        }
        if (slot.lost()) {
            throw new IOException("the server has given up the replication slot " + source.slot()
                    + " because it held back too much (max_slot_wal_keep_size): what happened since is lost to this connector;"
                    + " drop the slot, and " + anew());
        }
        if (slot.active()) {
            throw new IOException("the replication slot " + source.slot()
                    + " is being read by somebody else; each connector needs its own `slot`");
        }
        return slot;
    }

    private IOException gone() {
        return new IOException("the replication slot " + source.slot()
                + " is not there any more: what happened since the last run is lost to this connector; " + anew());
    }

    private String anew() {
        return "remove the connector and add it again with another `slot`: it then begins with all rows, and what was sent before"
                + " is not counted twice";
    }

    /** What holds although everything was read that is told. */
    List<String> shortcomings() {
        List<String> all = new ArrayList<>();
        try {
            database.slot(source.slot())
                    .filter(it -> it.held() > source.lagLimit())
                    .ifPresent(
                            it -> all.add(
                                    "the replication slot " + source.slot() + " holds back "
                                            + (it.held() >> 20)
                                            + " MB of the write-ahead log: a transaction of the database is open for long, or it is read too seldom"));
            if (looked == null) {
                look();
            }
            Objects.requireNonNull(looked)
                    .missing()
                    .forEach(it -> all.add("what happens is lost as long as this is missing: " + it));
            told.over().forEach(it -> all.add(it + "; " + anew()));
        } catch (SQLException e) {
            all.add("whether the database still tells everything is not known (SQLSTATE " + e.getSQLState() + ")");
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        try (database;
                Snapshot _ = snapshot;
                LogReading _ = log) {
            snapshot = null;
            log = null;
        } catch (SQLException e) {
            throw Failures.of(source, e);
        }
    }
}
