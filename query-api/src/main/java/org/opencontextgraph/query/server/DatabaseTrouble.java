package org.opencontextgraph.query.server;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is wrong with the database and will pass, in words for a caller; told by SQLSTATE (PostgreSQL, appendix A). What is wrong with
 * a statement of ours is none of these.
 */
enum DatabaseTrouble {
    /**
     * Class 08, operator intervention such as a shutdown (57P), too many connections (53), or none in the pool. Without a
     * state it comes from the pool, too: a connection that broke is closed, and says so to whoever still has it.
     */
    AWAY("the database cannot be reached"),
    /** It was cancelled (57014), or waited too long for a lock or for another transaction (55P03, 40). */
    SLOW("the database takes too long to answer"),
    READ_ONLY("the database takes no changes at the moment");

    private final String words;

    DatabaseTrouble(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Of whatever was thrown, or of one of its causes. */
    static Optional<DatabaseTrouble> of(Throwable thrown) {
        return Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> byState(cause).stream())
                .findFirst();
    }

    private static Optional<DatabaseTrouble> byState(Throwable cause) {
        if (cause instanceof SQLTransientConnectionException) {
            return Optional.of(AWAY);
        }
        if (!(cause instanceof SQLException sql)) {
            return Optional.empty();
        }
        String state = sql.getSQLState();
        if (state == null || state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")) {
            return Optional.of(AWAY);
        }
        if (state.equals("57014") || state.equals("55P03") || state.startsWith("40")) {
            return Optional.of(SLOW);
        }
        return state.equals("25006") ? Optional.of(READ_ONLY) : Optional.empty();
    }
}
