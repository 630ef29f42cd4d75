package org.opencontextgraph.ingest.topic;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.opencontextgraph.ingest.connector.ToolAccess;

/**
 * The way to a cluster.
 *
 * @param mechanism of SASL
 * @param encrypted SASL over TLS; false: neither
 */
record Link(List<Broker> bootstrap, boolean encrypted, String user, String mechanism, ToolAccess access) {
    static final int MILLIS_TO_ANSWER = 30_000;
    private static final int RECORDS_PER_POLL = 500;
    private static final int BYTES_PER_FETCH = 16 * 1024 * 1024;

    Link {
        bootstrap = List.copyOf(bootstrap);
    }

    Admin admin() throws IOException {
        Map<String, Object> config = config();
        config.put("default.api.timeout.ms", MILLIS_TO_ANSWER);
        return opened(() -> Admin.create(config));
    }

    /** In no group; it reads what is committed, and says when an offset is gone. */
    KafkaConsumer<byte[], byte[]> consumer() throws IOException {
        Map<String, Object> config = config();
        config.put("isolation.level", "read_committed");
        config.put("auto.offset.reset", "none");
        config.put("enable.auto.commit", false);
        config.put("allow.auto.create.topics", false);
        config.put("max.poll.records", RECORDS_PER_POLL);
        config.put("fetch.max.bytes", BYTES_PER_FETCH);
        config.put("default.api.timeout.ms", MILLIS_TO_ANSWER);
        return opened(() -> new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    private interface Opening<T> {
        T open();
    }

    private static <T> T opened(Opening<T> opening) throws IOException {
        try {
            return opening.open();
        } catch (KafkaException e) {
            throw new IOException("the cluster cannot be connected to: no broker, or no way in", e);
        }
    }

    private Map<String, Object> config() throws IOException {
        Map<String, Object> config = new HashMap<>();
        List<String> servers = new ArrayList<>();
        for (Broker broker : bootstrap) {
            InetAddress found = access.resolve(broker.host());
            // A certificate proves a name, so with TLS the name has to stay; without it the connection goes where was
            // looked.
            servers.add(encrypted ? broker.toString() : broker.at(found.getHostAddress()));
        }
        config.put("bootstrap.servers", servers);
        config.put("client.id", "ocg");
        config.put("request.timeout.ms", MILLIS_TO_ANSWER / 2);
        config.put("enable.metrics.push", false);
        if (encrypted) {
            config.put("security.protocol", "SASL_SSL");
            config.put("sasl.mechanism", mechanism);
            config.put("sasl.jaas.config", login());
        }
        return config;
    }

    private String login() {
        String module = mechanism.equals("PLAIN") ? "plain.PlainLoginModule" : "scram.ScramLoginModule";
        return "org.apache.kafka.common.security." + module + " required username=" + quoted(user) + " password="
                + quoted(access.token()) + ";";
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }

    @Override
    public String toString() {
        return "Link" + bootstrap; // never the password
    }
}
