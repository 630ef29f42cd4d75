package org.opencontextgraph.ingest.job;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.RedisURI;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import org.opencontextgraph.database.Migrations;
import org.opencontextgraph.database.RolePasswords;
import redis.embedded.RedisServer;

/** A real Redis and a real, migrated PostgreSQL, which the ingest role uses. */
record TestBackends(EmbeddedPostgres postgres, HikariDataSource database, RedisServer redisServer, RedisURI redis)
        implements AutoCloseable {
    private static final String PASSWORD = "a test's password";

    static TestBackends start() throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        Migrations.apply(postgres.getPostgresDatabase(), RolePasswords.same(PASSWORD));
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(postgres.getJdbcUrl("ocg_ingest", "postgres"));
        pool.setUsername("ocg_ingest");
        pool.setPassword(PASSWORD);
        pool.setMaximumPoolSize(32);
        int port = freePort();
        RedisServer redis = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        redis.start();
        return new TestBackends(
                postgres,
                new HikariDataSource(pool),
                redis,
                RedisURI.builder().withHost("127.0.0.1").withPort(port).build());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        database.close();
        redisServer.stop();
        postgres.close();
    }
}
