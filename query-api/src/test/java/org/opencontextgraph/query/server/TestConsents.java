package org.opencontextgraph.query.server;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.opencontextgraph.query.server.personal.ConsentLog;
import org.opencontextgraph.query.server.personal.ConsentNotWrittenException;
import org.opencontextgraph.query.server.personal.PersonId;
import org.opencontextgraph.query.testing.TestDatabase;

/** Topic and materializer in one: what is written stands in the table, as long as the broker is there. */
final class TestConsents implements ConsentLog {
    final List<String> written = new CopyOnWriteArrayList<>();
    final AtomicBoolean brokerGone = new AtomicBoolean();
    private final TestDatabase database;

    TestConsents(TestDatabase database) {
        this.database = database;
    }

    @Override
    public void write(PersonId person, boolean optedIn, Instant since) throws ConsentNotWrittenException {
        if (brokerGone.get()) {
            throw new ConsentNotWrittenException(new IllegalStateException("no broker"));
        }
        written.add(person.value() + " " + optedIn);
        try {
            database.run("insert into personal.consent values ('" + person.value() + "', " + optedIn + ", '" + since
                    + "') on conflict (person) do update set opted_in = excluded.opted_in, since = excluded.since");
        } catch (SQLException e) {
            throw new ConsentNotWrittenException(e);
        }
    }
}
