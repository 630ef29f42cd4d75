package org.opencontextgraph.query.server.personal;

import static org.opencontextgraph.database.jooq.personal.Tables.ACCOUNT;

import java.sql.SQLException;
import java.util.Optional;
import org.jooq.Condition;
import org.opencontextgraph.query.server.access.Subject;

/** Whether anybody is known behind a token. */
public final class IdentityReader {
    /**
     * @param accounts how many accounts, in whatever tool, are known to be the caller's
     * @param linked how many of them are by an administrator's word
     */
    public record Identity(boolean known, int accounts, int linked) {}

    private final OwnReader reader;

    public IdentityReader(OwnReader reader) {
        this.reader = reader;
    }

    public Identity identity(Optional<Subject> subject) throws SQLException {
        return reader.read(
                subject, () -> new Identity(false, 0, 0), "db.query.personal_identity", IdentityReader::identity);
    }

    /** An account that is found by the subject alone may be somebody else's. */
    private static Identity identity(Self self) {
        Condition own =
                ACCOUNT.OWNER.in(self.persons().stream().map(PersonId::value).toList());
        return new Identity(
                true,
                self.sql().fetchCount(ACCOUNT, own),
                self.sql().fetchCount(ACCOUNT, own.and(ACCOUNT.LINKED_PERSON.isNotNull())));
    }
}
