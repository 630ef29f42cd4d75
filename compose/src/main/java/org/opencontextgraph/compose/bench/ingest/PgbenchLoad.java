package org.opencontextgraph.compose.bench.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opencontextgraph.compose.bench.api.Tool;
import org.opencontextgraph.compose.embedded.EmbeddedPostgres;

/** By pgbench, a process of its own. */
record PgbenchLoad(Tool tool, EmbeddedPostgres server) implements Load {
    private static final String SCRIPT = """
            begin;
            insert into ticket (title, opened_by) values ('a title', 1 + :client_id);
            insert into note (ticket_id, kind, body, author)
              values (currval('ticket_number'), 'comment', 'words of somebody, a line of them, and nobody reads it', 2 + :client_id);
            commit;
            """.replace("\n  ", " ");

    @Override
    public String name() {
        return "pgbench";
    }

    @Override
    public void run(int seconds) throws IOException, InterruptedException {
        Path script = Files.createTempFile("ocg-bench-", ".sql");
        try {
            Files.writeString(script, SCRIPT);
            tool.run(
                    List.of(
                            "-n",
                            "-M",
                            "prepared",
                            "-h",
                            "127.0.0.1",
                            "-p",
                            Integer.toString(server.port()),
                            "-U",
                            EmbeddedPostgres.SUPERUSER,
                            "-c",
                            Integer.toString(CLIENTS),
                            "-j",
                            "1",
                            "-T",
                            Integer.toString(seconds),
                            "-f",
                            script.toString(),
                            EmbeddedPostgres.DATABASE),
                    Map.of(
                            "PGPASSWORD",
                            server.password(EmbeddedPostgres.SUPERUSER).reveal()),
                    seconds + 60L);
        } finally {
            Files.deleteIfExists(script);
        }
    }
}
