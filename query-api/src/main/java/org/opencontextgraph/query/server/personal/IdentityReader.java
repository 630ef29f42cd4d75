package org.opencontextgraph.query.server.personal;

import static org.opencontextgraph.database.jooq.personal.Tables.ACCOUNT;

import java.sql.SQLException;
import java.util.Optional;
import org.opencontextgraph.query.server.access.Subject;

/** Whether anybody is known behind a token. */
public final class IdentityReader {
    /** @param accounts how many accounts, in whatever tool, are known to be the caller's */
    public record Identity(boolean known, int accounts) {}

    private final OwnReader reader;

    public IdentityReader(OwnReader reader) {
        this.reader = reader;
    }

    public Identity identity(Optional<Subject> subject) throws SQLException {
        return reader.read(
                subject,
                () -> new Identity(false, 0),
                "db.query.personal_identity",
                // an account that is found by the subject alone may be somebody else's
                (sql, person) -> new Identity(true, sql.fetchCount(ACCOUNT, ACCOUNT.PERSON.eq(person.value()))));
    }
}
