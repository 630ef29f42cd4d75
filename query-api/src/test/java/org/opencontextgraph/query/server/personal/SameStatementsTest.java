package org.opencontextgraph.query.server.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.Histogram;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.query.server.access.Subject;
import org.opencontextgraph.query.testing.RecordingDatabase;
import org.opencontextgraph.query.testing.TestDatabase;

/** What the database is asked does not depend on whether somebody else has what was asked for. */
class SameStatementsTest {
    private final RecordingDatabase recording = new RecordingDatabase();

    @SuppressWarnings("NullAway.Init")
    private TaskReader tasks;

    @BeforeEach
    void writeATask() throws SQLException {
        TestDatabase database = TestDatabase.migrated();
        database.run("insert into personal.subject values ('a', 'ann'), ('b', 'ben');"
                + "insert into personal.account values ('a', 'p-ann', 'DIRECTORY', false),"
                + " ('b', 'p-ben', 'DIRECTORY', false);"
                + "insert into personal.task values ('p-ben', 'bens', 'live', 'r', 'p', true, 'SENT', true, 'everyone',"
                + " array['b'], now(), now(), 0, 1, array['s'], array['r'], array[now()])");
        tasks = new TaskReader(new OwnReader(
                recording.over(database.as(Role.API)),
                Histogram.build("seconds", "of the test").labelNames("query").create()));
    }

    @Test
    void shouldAskTheSameForSomebodyElsesTaskAsForAnAbsentOne() throws SQLException {
        List<String> elses = statementsFor("ann", "bens");
        assertThat(elses).hasSizeGreaterThan(1).isEqualTo(statementsFor("ann", "absent"));
        assertThat(statementsFor("nobody", "bens")).isEqualTo(statementsFor("nobody", "absent"));
        assertThat(tasks.task(Optional.of(new Subject("ben")), "bens")).isPresent();
    }

    private List<String> statementsFor(String subject, String task) throws SQLException {
        assertThat(tasks.task(Optional.of(new Subject(subject)), task)).isEmpty();
        return recording.take();
    }
}
