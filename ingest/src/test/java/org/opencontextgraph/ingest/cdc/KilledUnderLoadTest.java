package org.opencontextgraph.ingest.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.SourceEvent;

class KilledUnderLoadTest {
    private static final int WRITERS = 3;
    private static final int TRANSACTIONS = 250;

    @Test
    void shouldSendEveryCommittedRowAndNoOtherHoweverOftenItIsKilled() throws Exception {
        // Given writers whose transactions overlap, some of which are rolled back
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (EmbeddedPostgres server = Desk.server("logical");
                Desk desk = Desk.on(server, "busy");
                ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            desk.open(1, 2, 3);
            List<Future<?>> writing = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writing.add(writers.submit(() -> write(desk, writer, seed + writer)));
            }

            // When it is killed at three random points: the snapshot, batches that were committed, one that was not
            Reader reader = new Reader();
            for (int kill = 0; kill < 3; kill++) {
                try (Connector stream = desk.stream()) {
                    int limit = 1 + random.nextInt(60);
                    for (int batches = random.nextInt(6) + kill; batches > 0; batches--) {
                        boolean _ = reader.step(stream, limit);
                    }
                    stream.fetch(reader.position, limit); // read, and lost
                    if (random.nextBoolean()) {
                        desk.run("SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE active");
                    }
                }
            }
            for (Future<?> it : writing) {
                it.get();
            }
            reader.run(desk.stream(), 500);

            // Then
            Set<String> sent = new TreeSet<>();
            reader.events.stream()
                    .map(SourceEvent::resource)
                    .map(it -> it.substring(it.lastIndexOf('/') + 1))
                    .forEach(sent::add);
            assertThat(sent).as("seed %d", seed).isEqualTo(rows(desk));
            assertThat(new HashSet<>(reader.ids())).as("seed %d", seed).hasSameSizeAs(sent);
        }
    }

    private static @Nullable Void write(Desk desk, int writer, long seed) throws SQLException {
        Random random = new Random(seed);
        try (Connection connection = desk.connect();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < TRANSACTIONS; i++) {
                for (int row = random.nextInt(20); row >= 0; row--) {
                    long id = 1_000_000L * (writer + 1) + i * 100L + row;
                    sql.execute("INSERT INTO ticket (id, opened_by) VALUES (" + id + ", " + writer + ")");
                    sql.execute("INSERT INTO other VALUES (" + id + ", 'nothing of ours')");
                }
                if (random.nextInt(5) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
            }
        }
        return null;
    }

    private static Set<String> rows(Desk desk) throws SQLException {
        return new TreeSet<>(
                List.of(desk.ask("SELECT string_agg(id::text, ',') FROM ticket").split(",", -1)));
    }
}
