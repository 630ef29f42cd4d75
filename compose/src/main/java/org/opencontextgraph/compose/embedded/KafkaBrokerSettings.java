package org.opencontextgraph.compose.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The broker's settings for one node on one machine. */
final class KafkaBrokerSettings {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";
    private static final String CLIENTS = "CLIENTS";
    private static final int CLEANER_BUFFER = 8 << 20;

    private KafkaBrokerSettings() {}

    static Map<String, String> of(Path log, int port, int controllerPort) {
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("log.dirs", log.toString());
        settings.put(
                "listeners", CLIENTS + "://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        settings.put("listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("inter.broker.listener.name", CLIENTS);
        settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        oneNode(settings);
        topics(settings);
        quickStart(settings);
        return settings;
    }

    private static void oneNode(Map<String, String> settings) {
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            settings.put(topic + ".replication.factor", "1");
            settings.put(topic + ".num.partitions", Integer.toString(EmbeddedKafka.PARTITIONS));
        }
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
    }

    private static void topics(Map<String, String> settings) {
        settings.put("auto.create.topics.enable", "false");
        settings.put("num.partitions", Integer.toString(EmbeddedKafka.PARTITIONS));
        // Streams' internal topics inherit this; an imported event from 2999 must not wait 900 years for its deletion.
        settings.put("log.message.timestamp.after.max.ms", "3600000");
        settings.put("log.segment.bytes", Integer.toString(256 << 20));
    }

    private static void quickStart(Map<String, String> settings) {
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(CLEANER_BUFFER));
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "2");
        settings.put("log.flush.offset.checkpoint.interval.ms", "10000");
        settings.put("transaction.max.timeout.ms", "900000");
        // After a kill -9 the broker may come back only when its former life has timed out.
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
    }
}
