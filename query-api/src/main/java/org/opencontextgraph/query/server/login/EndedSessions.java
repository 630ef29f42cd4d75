package org.opencontextgraph.query.server.login;

import static org.opencontextgraph.database.jooq.admin.Tables.ENDED_SESSION;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Sessions whose cookie would still open, but that somebody logged out of. Those that are over anyway are forgotten. */
final class EndedSessions {
    private final DataSource database;

    EndedSessions(DataSource database) {
        this.database = database;
    }

    boolean has(SessionId session) throws SQLException {
        try (Connection connection = database.getConnection()) {
            DSLContext sql = DSL.using(connection, SQLDialect.POSTGRES);
            return sql.fetchExists(ENDED_SESSION, ENDED_SESSION.SESSION.eq(session.value()));
        }
    }

    /** @param until from then on the cookie is worthless by the clock */
    void end(SessionId session, Instant until, Instant now) throws SQLException {
        try (Connection connection = database.getConnection()) {
            DSLContext sql = DSL.using(connection, SQLDialect.POSTGRES);
            sql.insertInto(ENDED_SESSION)
                    .set(ENDED_SESSION.SESSION, session.value())
                    .set(ENDED_SESSION.UNTIL, until.atOffset(ZoneOffset.UTC))
                    .onConflictDoNothing()
                    .execute();
            // a day more, for instances whose clocks differ
            sql.deleteFrom(ENDED_SESSION)
                    .where(ENDED_SESSION.UNTIL.lt(now.minusSeconds(86_400).atOffset(ZoneOffset.UTC)))
                    .execute();
        }
    }
}
