package org.opencontextgraph.ingest.job;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.opencontextgraph.database.Migrations;
import org.opencontextgraph.database.RolePasswords;
import redis.embedded.RedisServer;

/** A real Redis and a real, migrated PostgreSQL, which the ingest role uses; both can be taken away. */
record TestBackends(
        EmbeddedPostgres postgres, HikariDataSource database, AtomicReference<Redis> redisServer, RedisURI redis)
        implements AutoCloseable {
    private static final String PASSWORD = "a test's password";

    /** A server and its process, which the library does not show. */
    private record Redis(RedisServer server, ProcessHandle process) {}

    static TestBackends start() throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        Migrations.apply(postgres.getPostgresDatabase(), RolePasswords.same(PASSWORD));
        int port = freePort();
        return new TestBackends(
                postgres,
                pool(postgres.getJdbcUrl("ocg_ingest", "postgres")),
                new AtomicReference<>(startRedis(port)),
                uri(port));
    }

    static HikariDataSource pool(String url) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setUsername("ocg_ingest");
        pool.setPassword(PASSWORD);
        pool.setMaximumPoolSize(32);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(3_000);
        pool.setInitializationFailTimeout(-1);
        return new HikariDataSource(pool);
    }

    static RedisURI uri(int port) {
        return RedisURI.builder().withHost("127.0.0.1").withPort(port).build();
    }

    /** As `kill -9` does. */
    void killRedis() {
        ProcessHandle process = running().process();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** It is there, and does not answer. */
    void pauseRedis() throws IOException, InterruptedException {
        Signals.send("STOP", running().process().pid());
    }

    void wakeRedis() throws IOException, InterruptedException {
        Signals.send("CONT", running().process().pid());
    }

    void restartRedis() throws IOException {
        redisServer.set(startRedis(redis.getPort()));
    }

    void tellRedis(Consumer<RedisCommands<String, String>> what) {
        RedisClient client = RedisClient.create(redis);
        try (var connection = client.connect()) {
            what.accept(connection.sync());
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }

    /** Every session is closed, and none is opened, until it ends. */
    void withoutPostgres(Duration time) throws Exception {
        administer("alter database postgres allow_connections false");
        try {
            administer("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'postgres'");
            Thread.sleep(time);
        } finally {
            administer("alter database postgres allow_connections true");
        }
    }

    void administer(String statement) throws Exception {
        try (var connection = postgres.getDatabase("postgres", "template1").getConnection();
                var todo = connection.createStatement()) {
            todo.execute(statement);
        }
    }

    private Redis running() {
        return Objects.requireNonNull(redisServer.get());
    }

    private static Redis startRedis(int port) throws IOException {
        RedisServer redis = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
        redis.start();
        ProcessHandle process = ProcessHandle.current()
                .children()
                .filter(it -> !before.contains(it))
                .filter(it -> it.info().command().orElse("").contains("redis"))
                .findFirst()
                .orElseThrow();
        return new Redis(redis, process);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        database.close();
        running().server().stop();
        postgres.close();
    }
}
