package org.opencontextgraph.query.server.personal;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.opencontextgraph.query.server.access.Arrival;
import org.opencontextgraph.query.server.access.Subject;

/**
 * What the caller agrees to. What was written comes back by way of the materializer; a change is answered when it can be
 * read, so that the next request sees it. Should that take too long, it is answered as it was written.
 */
public final class OwnConsent {
    private static final String SPAN = "db.query.personal_consent";

    private final OwnReader reader;
    private final PersonalLog log;
    private final InstantSource clock;

    public OwnConsent(OwnReader reader, PersonalLog log, InstantSource clock) {
        this.reader = reader;
        this.log = log;
        this.clock = clock;
    }

    /** Whoever is not known said nothing. */
    public Statement current(Optional<Subject> subject) throws SQLException {
        return words(subject).map(Words::strictest).orElse(Statement.NONE);
    }

    /**
     * What holds from now on; empty when no person is known who could say it. Said for the caller's own person and for nobody
     * else: who is one with them by an administrator's word obeys an opt-out, and is not opted in by it.
     */
    public Optional<Statement> say(Optional<Subject> subject, boolean optedIn)
            throws SQLException, NotWrittenException {
        Optional<Words> found = words(subject);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Words words = found.get();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Statement next = words.own().then(optedIn, now);
        boolean same = next.equals(words.own());
        // An opt-out is always written: what is read may be older than an opt-in that is still on its way.
        if (!same || !optedIn) {
            log.write(words.person(), optedIn, next.since().orElse(now));
        }
        if (!same) {
            Arrival.await(() -> !words(subject).equals(found));
        }
        return Optional.of(words.with(next).strictest());
    }

    private Optional<Words> words(Optional<Subject> subject) throws SQLException {
        return reader.read(subject, Optional::empty, SPAN, self -> Optional.of(Words.of(self)));
    }
}
