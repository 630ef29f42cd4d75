package org.opencontextgraph.query.server.release;

import static org.opencontextgraph.database.jooq.context.Tables.RELEASE;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.context.LaneClock;
import org.opencontextgraph.query.server.context.Reading;
import org.opencontextgraph.query.server.context.ScopedReader;
import org.opencontextgraph.query.server.context.Units;

/** What callers may see, remembered as long as nothing changed in the database. */
public final class Releases {
    private static final int REMEMBERED = 20_000;
    private static final Duration UNASKED = Duration.ofMinutes(15);
    private static final String QUERY = "db.query.context_release";

    private final Versions versions;
    private final ScopedReader reader;
    private final Cache<Key, Known> known = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(UNASKED)
            .build();

    private record Key(Reader reader, Optional<String> process) {}

    /** @param version before it was read: it may be newer than that, and is then read again, but never older */
    private record Known(String version, VisibleRelease release) {}

    public Releases(Versions versions, ScopedReader reader) {
        this.versions = versions;
        this.reader = reader;
    }

    /** Of one process. One that is unknown, not the caller's to see, or has nothing released looks the same. */
    public VisibleRelease of(Caller caller, String process) throws SQLException {
        return of(caller, Optional.of(process));
    }

    /** Of all processes. */
    public VisibleRelease of(Caller caller) throws SQLException {
        return of(caller, Optional.empty());
    }

    private VisibleRelease of(Caller caller, Optional<String> process) throws SQLException {
        String version = versions.now();
        Key key = new Key(Reader.of(caller), process);
        Known before = known.getIfPresent(key);
        if (before != null && before.version().equals(version)) {
            return before.release();
        }
        VisibleRelease release = reader.read(caller, nothing(key), QUERY, sql -> read(sql, key));
        known.put(key, new Known(version, release));
        return release;
    }

    /** Asks about a process, and of which release that is: both of one snapshot, whatever happens meanwhile. */
    public <T> Dated<T> read(Caller caller, String process, Reading<T> reading) throws SQLException {
        Key key = new Key(Reader.of(caller), Optional.of(process));
        return reader.readAtOnce(
                caller,
                new Reading<>(
                        new Dated<>(reading.nothing(), nothing(key)),
                        reading.query(),
                        sql -> new Dated<>(reading.question().apply(sql), read(sql, key))));
    }

    private static VisibleRelease nothing(Key key) {
        return VisibleRelease.of(key.reader(), List.of(), Optional.empty());
    }

    private static VisibleRelease read(DSLContext sql, Key key) {
        Condition wanted = key.process().map(RELEASE.PROCESS::eq).orElse(DSL.noCondition());
        List<VisibleRelease.Part> parts = sql.select(RELEASE.SCOPE, RELEASE.PROCESS, RELEASE.REVISION)
                .from(RELEASE)
                .where(wanted)
                .orderBy(RELEASE.PROCESS, RELEASE.SCOPE)
                .fetch(row -> new VisibleRelease.Part(
                        row.value1(), row.value2(), row.value3().toString()));
        return VisibleRelease.of(
                key.reader(),
                parts,
                LaneClock.completeUpTo(sql, key.process().map(Units::of).orElse(DSL.noCondition())));
    }
}
