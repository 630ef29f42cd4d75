package org.opencontextgraph.compose.e2e;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opencontextgraph.compose.run.Connection;
import org.opencontextgraph.schema.config.ConfigReader;
import org.opencontextgraph.schema.config.OcgConfig;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;
import org.postgresql.ds.PGSimpleDataSource;

/** An instance as nobody else may see it: all its topics, all its rows, and its door. In this JVM or in another. */
record RunningInstance(Path directory, Connection connection, OcgConfig config) {

    static RunningInstance on(Path directory) {
        Connection connection = Connection.read(directory);
        return new RunningInstance(directory, connection, ConfigReader.read(connection.settings()));
    }

    Topic topic(TopicSpec topic) {
        return Topic.read(client(), topic.in(config.kafka().topicPrefix()));
    }

    Map<String, Object> client() {
        Map<String, Object> settings = new HashMap<>(config.kafka().client());
        settings.put("bootstrap.servers", config.kafka().bootstrapServers());
        return settings;
    }

    /** A connection that row-level security does not bind. */
    java.sql.Connection database() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(config.postgres().url());
        source.setUser(config.postgres().administrator());
        source.setPassword(config.postgres().administratorPassword());
        return source.getConnection();
    }

    /** The units of one process, each as the bytes in its topic. */
    Map<String, String> units(String process) {
        Map<String, String> units = new TreeMap<>();
        for (Topic.Written written : topic(Topics.UNIT).records()) {
            if (written.message() instanceof Unit unit
                    && unit.getProcess().equals(process)
                    && written.bytes() != null) {
                units.put(unit.getUnit(), HexFormat.of().formatHex(written.bytes()));
            }
        }
        return units;
    }

    /** What the API answers somebody who is in no group. */
    String get(String path) throws IOException, InterruptedException {
        String token = connection.devTokens().fetch("anybody", List.of(), List.of());
        HttpRequest request = HttpRequest.newBuilder(connection.api().resolve(path))
                .header("Authorization", "Bearer " + token)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
