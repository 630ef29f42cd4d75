package org.opencontextgraph.compose.kill;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.cli.OcgProcess;
import org.opencontextgraph.schema.config.ConfigReader;
import org.opencontextgraph.schema.config.OcgConfig;
import org.postgresql.ds.PGSimpleDataSource;

/** `ocg up` in a JVM of its own, which may be killed and comes back on the same directory. */
final class KilledInstance implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final String HELD = """
            select exists (select 1 from pg_locks where locktype = 'advisory' and granted
              and classid::bigint = (hashtext('ocg.job')::bigint & 4294967295)
              and objid::bigint = (hashtext(?)::bigint & 4294967295))""";

    private final Path place;
    private @Nullable OcgProcess process;
    private int lives;

    KilledInstance(Path place) {
        this.place = place;
    }

    Path directory() {
        return place.resolve("instance");
    }

    void start() throws Exception {
        Path said = place.resolve("up" + lives++);
        process = OcgProcess.start(said, "up", "--data-dir", directory().toString(), "--port", "0")
                .awaitLine("OCG is ready", START);
    }

    void kill() throws InterruptedException {
        Objects.requireNonNull(process).kill();
        process = null;
    }

    org.opencontextgraph.compose.run.Connection reached() {
        return org.opencontextgraph.compose.run.Connection.read(directory());
    }

    OcgConfig config() {
        return ConfigReader.read(reached().settings());
    }

    Map<String, Object> client() {
        OcgConfig config = config();
        Map<String, Object> settings = new HashMap<>(config.kafka().client());
        settings.put("bootstrap.servers", config.kafka().bootstrapServers());
        return settings;
    }

    /** The ids in PostgreSQL that begin so, without this beginning; all rows. */
    List<String> rows(String prefix) throws SQLException {
        try (Connection connection = database();
                PreparedStatement sql =
                        connection.prepareStatement("select id from trace.trace_event where starts_with(id, ?)")) {
            sql.setString(1, prefix);
            List<String> ids = new ArrayList<>();
            try (ResultSet row = sql.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getString(1).substring(prefix.length()));
                }
            }
            return ids;
        }
    }

    /** Whether somebody is at work with a tool. */
    boolean isUnderWay(String connector) throws SQLException {
        try (Connection connection = database();
                PreparedStatement sql = connection.prepareStatement(HELD)) {
            sql.setString(1, "tool(" + connector + ")");
            try (ResultSet row = sql.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private Connection database() throws SQLException {
        OcgConfig config = config();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(config.postgres().url());
        source.setUser(config.postgres().administrator());
        source.setPassword(config.postgres().administratorPassword());
        return source.getConnection();
    }

    @Override
    public void close() {
        OcgProcess running = process;
        if (running != null) {
            running.close();
        }
    }
}
