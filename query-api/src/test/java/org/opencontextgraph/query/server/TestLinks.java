package org.opencontextgraph.query.server;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.opencontextgraph.query.server.identity.LinkLog;
import org.opencontextgraph.query.server.identity.LinkNotWrittenException;
import org.opencontextgraph.query.testing.TestDatabase;

/** Topic and materializer in one: what is written stands in the table, as long as the broker is there. */
final class TestLinks implements LinkLog {
    final List<String> written = new CopyOnWriteArrayList<>();
    final AtomicBoolean brokerGone = new AtomicBoolean();
    final AtomicBoolean materializerStopped = new AtomicBoolean();
    private final TestDatabase database;

    TestLinks(TestDatabase database) {
        this.database = database;
    }

    @Override
    public void write(String account, Optional<String> person) throws LinkNotWrittenException {
        write(
                account + " " + person.orElse("nobody"),
                "update personal.account set linked_person = "
                        + person.map(it -> "'" + it + "'").orElse("null") + " where account = '" + account + "'");
    }

    @Override
    public void same(String person, Optional<String> sameAs) throws LinkNotWrittenException {
        write(
                person + " is " + sameAs.orElse("nobody else"),
                "delete from personal.same_person where person = '" + person + "';"
                        + sameAs.map(it -> "insert into personal.same_person values ('" + person + "', '" + it + "')")
                                .orElse(""));
    }

    private void write(String word, String sql) throws LinkNotWrittenException {
        if (brokerGone.get()) {
            throw new LinkNotWrittenException(new IllegalStateException("no broker"));
        }
        written.add(word);
        if (!materializerStopped.get()) {
            try {
                database.run(sql);
            } catch (SQLException e) {
                throw new LinkNotWrittenException(e);
            }
        }
    }
}
