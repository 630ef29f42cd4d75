package org.opencontextgraph.ingest.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Base64;
import java.util.Map;
import org.opencontextgraph.ingest.avro.AvroContents;
import org.opencontextgraph.ingest.connector.ToolAccess;
import org.opencontextgraph.ingest.connector.ToolSetting;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.content.Contents;
import org.opencontextgraph.ingest.content.Format;

/** How the values of a topic are written, by what the operator said. */
final class Formats {
    private static final String NONE = "-";

    static final ToolSetting FORMAT = new ToolSetting("format", "of its values: `json` or `avro`", "json");
    static final ToolSetting SCHEMA = new ToolSetting(
            "schema", "of Avro, the same for all values and nothing before them; @FILE takes a file", NONE, true);
    static final ToolSetting REGISTRY = new ToolSetting(
            "registry", "address of a schema registry; values begin with a zero and the number of their schema", NONE);
    static final ToolSetting REGISTRY_USER =
            new ToolSetting("registry-user", "who asks the registry, with the same password as the topic", NONE);
    static final ToolSetting UNKNOWN_SCHEMAS = new ToolSetting(
            "unknown-schemas", "what has a schema that the registry does not know: `wait` or `reject`", "wait");

    private Formats() {}

    static Format of(ToolSettings settings, ToolAccess access) {
        return switch (settings.get(FORMAT.name()).strip()) {
            case "json" -> json(settings);
            case "avro" -> avro(settings, access);
            default -> throw new IllegalArgumentException(FORMAT.name() + " is json or avro");
        };
    }

    private static Format json(ToolSettings settings) {
        if (isSaid(settings, SCHEMA) || isSaid(settings, REGISTRY)) {
            throw new IllegalArgumentException(
                    FORMAT.name() + " is json, which has no schema; say avro, or leave the schema out");
        }
        return Contents::read;
    }

    private static Format avro(ToolSettings settings, ToolAccess access) {
        if (isSaid(settings, SCHEMA) == isSaid(settings, REGISTRY)) {
            throw new IllegalArgumentException(
                    FORMAT.name() + " avro needs " + SCHEMA.name() + " or " + REGISTRY.name() + ", one of them");
        }
        return isSaid(settings, SCHEMA) ? plain(settings) : registered(settings, access);
    }

    private static Format plain(ToolSettings settings) {
        try {
            return AvroContents.plain(settings.get(SCHEMA.name()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(SCHEMA.name() + ": " + e.getMessage(), e);
        }
    }

    private static Format registered(ToolSettings settings, ToolAccess access) {
        boolean skipsUnknown = switch (settings.get(UNKNOWN_SCHEMAS.name()).strip()) {
            case "wait" -> false;
            case "reject" -> true;
            default -> throw new IllegalArgumentException(UNKNOWN_SCHEMAS.name() + " is wait or reject");
        };
        try {
            URI address = URI.create(settings.get(REGISTRY.name()).strip());
            return AvroContents.registered(access.http(address, headers(settings, access)), skipsUnknown);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(REGISTRY.name() + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, String> headers(ToolSettings settings, ToolAccess access) {
        String accept = "application/vnd.schemaregistry.v1+json, application/json";
        if (!isSaid(settings, REGISTRY_USER)) {
            return Map.of("Accept", accept);
        }
        String both = settings.get(REGISTRY_USER.name()).strip() + ":" + access.token();
        return Map.of(
                "Accept",
                accept,
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8)));
    }

    private static boolean isSaid(ToolSettings settings, ToolSetting setting) {
        return !settings.get(setting.name()).strip().equals(NONE);
    }
}
