package org.opencontextgraph.query.server;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.opencontextgraph.query.server.personal.Correction;
import org.opencontextgraph.query.server.personal.NotWrittenException;
import org.opencontextgraph.query.server.personal.PersonId;
import org.opencontextgraph.query.server.personal.PersonalLog;
import org.opencontextgraph.query.testing.TestDatabase;

/** Topics, personal room and materializer in one: what is written stands in the tables, as long as the broker is there. */
final class TestWords implements PersonalLog {
    final List<String> written = new CopyOnWriteArrayList<>();
    final AtomicBoolean brokerGone = new AtomicBoolean();
    final AtomicBoolean materializerStopped = new AtomicBoolean();
    private final TestDatabase database;

    TestWords(TestDatabase database) {
        this.database = database;
    }

    @Override
    public void write(PersonId person, boolean optedIn, Instant since) throws NotWrittenException {
        written.add(person.value() + " " + optedIn);
        run("insert into personal.consent values ('" + person.value() + "', " + optedIn + ", '" + since
                + "') on conflict (person) do update set opted_in = excluded.opted_in, since = excluded.since");
    }

    @Override
    public void write(PersonId person, Correction said) throws NotWrittenException {
        written.add(person.value() + " " + said.task() + " " + said.title().orElse("-") + " " + said.excluded() + " "
                + said.pinned() + " " + said.events());
        String of = " where person = '" + person.value() + "' and task = " + quoted(said.task()) + ";";
        run("delete from personal.correction" + of);
        if (!said.isEmpty()) {
            run("insert into personal.correction values ('" + person.value() + "', " + quoted(said.task()) + ", "
                    + quoted(said.resource()) + ", "
                    + said.title().map(TestWords::quoted).orElse("null") + ", " + said.excluded() + ", "
                    + said.pinned() + ", " + array(said.events()) + ")");
        }
        if (said.pinned()) {
            compose(person.value(), said);
        }
        if (said.excluded()) {
            run("update personal.task set kept_back = 'EXCLUDED', sharing = 'RETRACTED'" + of);
        }
    }

    /** What stays of the parts has the number of its first event. */
    private void compose(String person, Correction said) throws NotWrittenException {
        String parts = array(said.parts().stream().map(Correction.Part::task).toList());
        String events = array(said.events());
        String columns = ", lane, min(resource) r, 'p', true, 'PRIVATE', true, 'everyone', min(accounts), min(time),"
                + " max(time), 7, count(*), array_agg(step order by time, event), array_agg(resource order by time, event),"
                + " array_agg(time order by time, event), array_agg(event order by time, event), 'CORRECTED'"
                + " from piece where ";
        run("create temporary table piece as select lane, accounts, u.* from personal.task,"
                + " unnest(events, steps, resources, times) u (event, step, resource, time)"
                + " where person = '" + person + "' and task = any (" + parts + ");"
                + " delete from personal.task where person = '" + person + "' and task = any (" + parts + ");"
                + " insert into personal.task select '" + person + "', " + quoted(said.task()) + columns
                + "event = any (" + events + ") group by lane;"
                + " insert into personal.task select '" + person + "', (array_agg(event order by time, event))[1]"
                + columns + "not event = any (" + events + ") group by lane");
    }

    private static String array(List<String> values) {
        return values.stream().map(TestWords::quoted).collect(Collectors.joining(",", "array[", "]::text[]"));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private void run(String sql) throws NotWrittenException {
        if (brokerGone.get()) {
            throw new NotWrittenException(new IllegalStateException("no broker"));
        }
        if (materializerStopped.get()) {
            return;
        }
        try {
            database.run(sql);
        } catch (SQLException e) {
            throw new NotWrittenException(e);
        }
    }
}
