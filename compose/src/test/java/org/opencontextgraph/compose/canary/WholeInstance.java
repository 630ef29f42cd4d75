package org.opencontextgraph.compose.canary;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.ByteArrayCodec;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.opencontextgraph.compose.run.MetricsDoor;
import org.opencontextgraph.schema.config.ConfigReader;
import org.opencontextgraph.schema.config.OcgConfig;
import org.opencontextgraph.schema.topic.Topics;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;

/** Everything that an instance holds, as texts. */
record WholeInstance(Path directory, Outlets outlets) {
    private static final Set<String> POSTGRES_OWN = Set.of("pg_catalog", "information_schema", "pg_toast");

    /** What is logged from now on. */
    static AutoCloseable logs(Outlets outlets) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                String trace =
                        event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
                outlets.came(
                        Place.LOG,
                        event.getLoggerName() + " " + event.getFormattedMessage() + " " + event.getMDCPropertyMap()
                                + " " + event.getKeyValuePairs() + " " + trace);
            }
        };
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = context.getLogger("org.opencontextgraph");
        Level before = ours.getLevel();
        appender.setContext(context);
        appender.start();
        root.addAppender(appender);
        ours.setLevel(Level.DEBUG);
        return () -> {
            root.detachAppender(appender);
            ours.setLevel(before);
        };
    }

    OcgConfig config() {
        return ConfigReader.read(
                org.opencontextgraph.compose.run.Connection.read(directory).settings());
    }

    void look() throws Exception {
        topics();
        database();
        redis();
        metrics();
    }

    Map<String, Object> client() {
        Map<String, Object> settings = new HashMap<>(config().kafka().client());
        settings.put("bootstrap.servers", config().kafka().bootstrapServers());
        return settings;
    }

    private void topics() throws Exception {
        try (Admin admin = Admin.create(client());
                KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Set<String> names = admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .get();
            String deadLetters = Topics.DEAD_LETTER.in(config().kafka().topicPrefix());
            List<TopicPartition> all = new ArrayList<>();
            for (String name : names) {
                if (name.equals(TopicCanaries.TOPIC)) {
                    continue; // the tool itself
                }
                outlets.came(Place.TOPICS, name);
                consumer.partitionsFor(name).forEach(it -> all.add(new TopicPartition(name, it.partition())));
            }
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(it -> {
                    StringBuilder text =
                            new StringBuilder(text(it.key())).append(' ').append(text(it.value()));
                    it.headers()
                            .forEach(header ->
                                    text.append(' ').append(header.key()).append(text(header.value())));
                    outlets.came(Place.TOPICS, text.toString());
                    if (it.topic().equals(deadLetters)) {
                        outlets.came(Place.DEAD_LETTERS, text.toString());
                    }
                });
            }
        }
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    Connection connect() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(config().postgres().url());
        source.setUser(config().postgres().administrator());
        source.setPassword(config().postgres().administratorPassword());
        return source.getConnection();
    }

    private void database() throws SQLException {
        try (Connection connection = connect();
                Statement sql = connection.createStatement()) {
            DatabaseMetaData meta = connection.getMetaData();
            List<String> tables = new ArrayList<>();
            try (ResultSet row = meta.getTables(null, null, "%", new String[] {"TABLE", "PARTITIONED TABLE"})) {
                while (row.next()) {
                    if (!POSTGRES_OWN.contains(row.getString("TABLE_SCHEM"))) {
                        tables.add("\"" + row.getString("TABLE_SCHEM") + "\".\"" + row.getString("TABLE_NAME") + "\"");
                    }
                }
            }
            for (String table : tables) {
                try (ResultSet row = sql.executeQuery("select t::text from " + table + " t")) {
                    while (row.next()) {
                        outlets.came(Place.DATABASE, table + " " + row.getString(1));
                    }
                }
            }
        }
    }

    private void redis() {
        RedisClient client = RedisClient.create(RedisURI.create(config().redis().uri()));
        try (var connection = client.connect(ByteArrayCodec.INSTANCE)) {
            var redis = connection.sync();
            for (byte[] key : redis.keys("*")) {
                outlets.came(Place.REDIS, text(key));
                switch (redis.type(key)) {
                    case "stream" ->
                        redis.xrange(key, io.lettuce.core.Range.unbounded())
                                .forEach(it -> it.getBody()
                                        .forEach((name, value) ->
                                                outlets.came(Place.REDIS, text(name) + " " + text(value))));
                    case "hash" ->
                        redis.hgetall(key)
                                .forEach((name, value) -> outlets.came(Place.REDIS, text(name) + " " + text(value)));
                    case "string" -> outlets.came(Place.REDIS, text(redis.get(key)));
                    case "list" -> redis.lrange(key, 0, -1).forEach(it -> outlets.came(Place.REDIS, text(it)));
                    case "set" -> redis.smembers(key).forEach(it -> outlets.came(Place.REDIS, text(it)));
                    case "zset" -> redis.zrange(key, 0, -1).forEach(it -> outlets.came(Place.REDIS, text(it)));
                    default -> throw new IllegalStateException("what is a " + redis.type(key));
                }
            }
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }

    private void metrics() throws Exception {
        URI internal = MetricsDoor.addressOf(directory, config()).orElseThrow();
        URI ofApi = org.opencontextgraph.compose.run.Connection.read(directory)
                .api()
                .resolve("/metrics");
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (URI page : List.of(internal, ofApi)) {
                outlets.came(
                        Place.METRICS,
                        http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                                .body());
            }
        }
    }
}
