package org.opencontextgraph.compose.run;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.embedded.DevIdentityProvider;
import org.opencontextgraph.compose.embedded.EmbeddedKafka;
import org.opencontextgraph.compose.embedded.EmbeddedPostgres;
import org.opencontextgraph.schema.config.ConfigReader;
import org.opencontextgraph.schema.config.OcgConfig;

/** The API's role over a real PostgreSQL and a real Kafka that can be taken away from it, and nothing else. */
final class ApiAlone implements AutoCloseable {
    /** Of {@code api.database-seconds}. */
    static final int SECONDS = 2;

    private static final String ROWS = """
            insert into context.scope values ('everyone'), ('group:payments');
            insert into context.release_unit (unit, lane, epoch, scope, process, level, steps, begins, ends, variant,
                count, cut, window_end, k, gaps, total)
            select md5(scope || i), 'live', 0, scope, 'refunds', 'L0', array['open', scope, 'close'], true, true, md5(scope),
                5, md5('cut ' || scope || i), timestamptz '2026-01-08' + i * interval '7 days', 5,
                array[10, 20]::smallint[], 50
            from generate_series(1, 3) i, (values ('everyone'), ('group:payments')) scopes (scope);
            insert into personal.subject values ('anna-login', 'anna');
            insert into personal.account values ('anna-login', 'p-anna', 'IDENTITY_PROVIDER', false);
            """;

    private final DataDirectory directory;
    private final DevIdentityProvider identities;
    private final ApiRole api;
    private final HttpClient http = HttpClient.newHttpClient();
    private EmbeddedKafka kafka;
    private EmbeddedPostgres postgres;

    ApiAlone(Path place) throws SQLException {
        directory = DataDirectory.open(place);
        identities = DevIdentityProvider.start(directory);
        kafka = EmbeddedKafka.start(directory);
        postgres = EmbeddedPostgres.start(directory);
        Map<String, String> settings = Embedded.settings(kafka, postgres);
        settings.putAll(identities.settings());
        settings.put("kafka.partitions", "4");
        settings.put("kafka.replication-factor", "1");
        settings.put("api.port", "0");
        settings.put("api.requests-per-second", "0");
        settings.put("api.database-seconds", Integer.toString(SECONDS));
        settings.put("identity.session-keys", directory.secrets().session().reveal());
        OcgConfig config = ConfigReader.read(settings);
        try (Topics topics = Topics.of(config)) {
            topics.apply(topics.plan());
        }
        Tables.migrate(config);
        run(ROWS);
        api = ApiRole.start(config, List.of());
    }

    String token(String name, List<String> groups, String... roles) {
        return new DevTokens(java.net.URI.create(identities.tokenEndpoint())).fetch(name, groups, List.of(roles));
    }

    HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return send("GET", path, token, "");
    }

    HttpResponse<String> send(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(api.url().resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    void stopPostgres() {
        postgres.close();
    }

    void startPostgres() {
        postgres = EmbeddedPostgres.start(directory);
    }

    void stopKafka() {
        kafka.close();
    }

    void startKafka() {
        kafka = EmbeddedKafka.start(directory);
    }

    /** @param signal STOP: its processes stand still, and its connections stay open; CONT: they go on */
    void signalPostgres(String signal) throws IOException, InterruptedException {
        long postmaster = Long.parseLong(Files.readAllLines(directory.root().resolve("postgres/data/postmaster.pid"))
                .getFirst());
        ProcessHandle parent = ProcessHandle.of(postmaster).orElseThrow();
        String[] command = Stream.of(
                        Stream.of("kill", "-" + signal),
                        Stream.of(Long.toString(postmaster)),
                        parent.descendants().map(child -> Long.toString(child.pid())))
                .flatMap(part -> part)
                .toArray(String[]::new);
        new ProcessBuilder(command).start().waitFor(); // one of the children may have ended meanwhile
    }

    /** As the superuser, whom row-level security does not bind. */
    Connection database() throws SQLException {
        return postgres.administrator().getConnection();
    }

    void run(String sql) throws SQLException {
        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        try (directory;
                EmbeddedPostgres _ = postgres;
                EmbeddedKafka _ = kafka;
                identities;
                api;
                http) {
            // in the reverse order
        }
    }
}
