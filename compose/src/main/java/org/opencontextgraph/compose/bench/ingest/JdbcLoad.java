package org.opencontextgraph.compose.bench.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/** From this process, where there is no pgbench: both rows of a transaction go in one message, with its begin and its commit. */
record JdbcLoad(DataSource database) implements Load {
    private static final String TRANSACTION = "begin;"
            + " insert into ticket (title, opened_by) values ('a title', 7);"
            + " insert into note (ticket_id, kind, body, author) values (currval('ticket_number'), 'comment',"
            + " 'words of somebody, a line of them, and nobody reads it', 8); commit";

    @Override
    public String name() {
        return "own writer (pgbench is not on the PATH)";
    }

    @Override
    public void run(int seconds) throws InterruptedException, SQLException {
        long until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        try (var writers = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("load-", 0).factory())) {
            List<Callable<Void>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                clients.add(() -> write(until));
            }
            for (Future<Void> client : writers.invokeAll(clients)) {
                client.get();
            }
        } catch (ExecutionException e) {
            throw new SQLException("the load was not written", e.getCause());
        }
    }

    private Void write(long until) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            while (System.nanoTime() < until) {
                statement.execute(TRANSACTION);
            }
        }
        return null;
    }
}
