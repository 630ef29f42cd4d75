package org.opencontextgraph.compose.e2e;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * Kafka, PostgreSQL and Redis as containers, where Docker exists. One set for each data directory, so that an instance finds
 * its data when it comes back; Testcontainers removes them when the JVM ends.
 */
final class Containers {
    private static final String KAFKA = "apache/kafka:4.3.1";
    private static final String POSTGRES = "postgres:18";
    private static final String REDIS = "redis:7.2-alpine";
    private static final int REDIS_PORT = 6379;

    private static final Map<Path, GivenBackends> STARTED = new ConcurrentHashMap<>();

    private Containers() {}

    static boolean canBeHad() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    static GivenBackends of(Path directory) {
        return STARTED.computeIfAbsent(directory.toAbsolutePath(), place -> start());
    }

    private static GivenBackends start() {
        KafkaContainer kafka = new KafkaContainer(KAFKA);
        PostgreSQLContainer postgres = new PostgreSQLContainer(POSTGRES).withDatabaseName("ocg");
        GenericContainer<?> redis = new GenericContainer<>(REDIS).withExposedPorts(REDIS_PORT);
        Startables.deepStart(kafka, postgres, redis).join();
        return new GivenBackends(Map.of(
                "kafka.bootstrap-servers", kafka.getBootstrapServers(),
                "postgres.url", postgres.getJdbcUrl(),
                "postgres.administrator", postgres.getUsername(),
                "postgres.administrator-password", postgres.getPassword(),
                "redis.uri", "redis://" + redis.getHost() + ":" + redis.getMappedPort(REDIS_PORT)));
    }
}
