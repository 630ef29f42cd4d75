package org.opencontextgraph.query.server.personal;

import static org.opencontextgraph.database.jooq.personal.Tables.CONSENT;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jooq.DSLContext;
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

    private record Known(PersonId person, Statement statement) {}

    /** Whoever is not known said nothing. */
    public Statement current(Optional<Subject> subject) throws SQLException {
        return known(subject).map(Known::statement).orElse(Statement.NONE);
    }

    /** What holds from now on; empty when no person is known who could say it. */
    public Optional<Statement> say(Optional<Subject> subject, boolean optedIn)
            throws SQLException, NotWrittenException {
        Optional<Known> found = known(subject);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Known known = found.get();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Statement next = known.statement().then(optedIn, now);
        boolean same = next.equals(known.statement());
        // An opt-out is always written: what is read may be older than an opt-in that is still on its way.
        if (!same || !optedIn) {
            log.write(known.person(), optedIn, next.since().orElse(now));
        }
        if (!same) {
            Arrival.await(() -> !current(subject).equals(known.statement()));
        }
        return Optional.of(next);
    }

    private Optional<Known> known(Optional<Subject> subject) throws SQLException {
        return reader.read(
                subject, Optional::empty, SPAN, (sql, person) -> Optional.of(new Known(person, statement(sql))));
    }

    /** Row-level security leaves one row at most. */
    static Statement statement(DSLContext sql) {
        return sql.select(CONSENT.OPTED_IN, CONSENT.SINCE)
                .from(CONSENT)
                .fetchOptional(row ->
                        new Statement(row.value1(), Optional.of(row.value2().toInstant())))
                .orElse(Statement.NONE);
    }
}
