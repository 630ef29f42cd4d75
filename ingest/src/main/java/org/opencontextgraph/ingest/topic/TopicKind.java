package org.opencontextgraph.ingest.topic;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.opencontextgraph.ingest.connector.ConnectorKind;
import org.opencontextgraph.ingest.connector.Tool;
import org.opencontextgraph.ingest.connector.ToolAccess;
import org.opencontextgraph.ingest.connector.ToolSetting;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.content.Mapping;
import org.opencontextgraph.schema.id.Audience;

/** A topic of a Kafka cluster, in JSON, CloudEvents or Avro. */
public final class TopicKind implements ConnectorKind {
    static final String BOOTSTRAP = "bootstrap-servers";
    static final String TOPIC = "topic";
    static final String MAPPING = "mapping";
    static final String SECURITY = "security";
    static final String USER = "user";
    static final String MECHANISM = "mechanism";
    private static final String NOBODY = "-";
    private static final Pattern TOPIC_NAME = Pattern.compile("[A-Za-z0-9._-]{1,249}");
    private static final Set<String> MECHANISMS = Set.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512");

    @Override
    public String name() {
        return "kafka-topic";
    }

    @Override
    public List<ToolSetting> settings() {
        return List.of(
                new ToolSetting(BOOTSTRAP, "HOST:PORT of some brokers, separated by commas", null),
                new ToolSetting(TOPIC, "its name", null),
                new ToolSetting(MAPPING, "which records are which events, in YAML; @FILE takes a file", null, true),
                Formats.FORMAT,
                Formats.SCHEMA,
                Formats.REGISTRY,
                Formats.REGISTRY_USER,
                Formats.UNKNOWN_SCHEMAS,
                new ToolSetting(
                        ToolSettings.READABLE_BY,
                        "audiences whose members may all read this topic, separated by commas, on the operator's word",
                        ToolSettings.UNKNOWN),
                new ToolSetting(SECURITY, "`sasl-ssl`, or `plaintext`: neither a password nor encryption", "sasl-ssl"),
                new ToolSetting(USER, "who reads, with `sasl-ssl`; the password takes the place of the token", NOBODY),
                new ToolSetting(MECHANISM, "of SASL: PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512", "SCRAM-SHA-512"));
    }

    /** A topic does not say who may read what stands in it. */
    @Override
    public boolean hasPermissions() {
        return false;
    }

    /** The servers tell where the others are, and Kafka's client goes there. */
    @Override
    public boolean isGuarded() {
        return false;
    }

    @Override
    public Tool open(String name, ToolSettings settings, ToolAccess access) {
        if (settings.asksWhoReads()) {
            throw new IllegalArgumentException(
                    ToolSettings.READABLE_BY + ": a topic does not say who may read what its records are about;"
                            + " name audiences, or `" + ToolSettings.UNKNOWN + "`");
        }
        return new TopicTool(new TopicSource(
                name,
                link(settings, access),
                topic(settings),
                Formats.of(settings, access),
                Mapping.read(settings.get(MAPPING)),
                settings.readableBy().stream().map(Audience::new).toList()));
    }

    private static Link link(ToolSettings settings, ToolAccess access) {
        boolean encrypted = switch (settings.get(SECURITY).strip()) {
            case "sasl-ssl" -> true;
            case "plaintext" -> false;
            default -> throw new IllegalArgumentException(SECURITY + " is sasl-ssl or plaintext");
        };
        String user = settings.get(USER).strip();
        if (encrypted && user.equals(NOBODY)) {
            throw new IllegalArgumentException(USER + " is missing: who reads");
        }
        String mechanism = settings.get(MECHANISM).strip();
        if (!MECHANISMS.contains(mechanism)) {
            throw new IllegalArgumentException(MECHANISM + " is PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512");
        }
        return new Link(brokers(settings), encrypted, user, mechanism, access);
    }

    private static List<Broker> brokers(ToolSettings settings) {
        try {
            List<Broker> brokers =
                    settings.list(BOOTSTRAP).stream().map(Broker::parse).toList();
            if (!brokers.isEmpty()) {
                return brokers;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(BOOTSTRAP + ": " + e.getMessage(), e);
        }
        throw new IllegalArgumentException(BOOTSTRAP + " is missing");
    }

    private static String topic(ToolSettings settings) {
        String topic = settings.get(TOPIC).strip();
        if (!TOPIC_NAME.matcher(topic).matches()) {
            throw new IllegalArgumentException(TOPIC + ": expected letters, digits, `.`, `_` and `-`");
        }
        return topic;
    }
}
