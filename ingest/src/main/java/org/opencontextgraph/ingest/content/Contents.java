package org.opencontextgraph.ingest.content;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.UnfitException;

/** Reads CloudEvents 1.0 in both forms, and JSON. What is not what it says that it is, is an {@link UnfitException}. */
public final class Contents {
    /** Bytes; what is larger is not read. */
    public static final int LARGEST = 8 * 1024 * 1024;

    private static final String STRUCTURED = "application/cloudevents";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Contents() {}

    /**
     * Reads what came.
     *
     * @param type its media type; empty: it does not say
     * @param attributes of a CloudEvent in binary form, without the prefix of the protocol; without `specversion` it is none
     */
    public static Content read(String type, Map<String, String> attributes, byte[] value) {
        requireNotTooLarge(value);
        String media = media(type);
        if (isStructured(type)) {
            return structured(media, value);
        }
        return attributes.containsKey("specversion") ? binary(media, attributes, value) : json(value);
    }

    /** Whether it says that it is a CloudEvent in structured form. */
    public static boolean isStructured(String type) {
        return media(type).startsWith(STRUCTURED);
    }

    public static void requireNotTooLarge(byte[] value) {
        if (value.length > LARGEST) {
            throw new UnfitException("it is larger than " + LARGEST + " bytes");
        }
    }

    private static Content json(byte[] value) {
        return new Content("a JSON", Map.of(), tree(value, "the value"));
    }

    private static Content structured(String media, byte[] value) {
        if (!media.equals(STRUCTURED + "+json")) {
            throw new UnfitException("a structured CloudEvent is read in JSON only");
        }
        return cloudEvent(tree(value, "the value"));
    }

    /** A CloudEvent in structured form. */
    public static Content cloudEvent(JsonNode envelope) {
        Map<String, JsonNode> attributes = new HashMap<>();
        envelope.properties().forEach(it -> attributes.put(it.getKey(), it.getValue()));
        attributes.remove("data");
        attributes.remove("data_base64");
        return cloudEvent(attributes, envelope.path("data"));
    }

    private static Content binary(String media, Map<String, String> attributes, byte[] value) {
        boolean isJson = media.isEmpty() || media.equals("application/json") || media.endsWith("+json");
        return binary(attributes, isJson && value.length > 0 ? tree(value, "the data") : MissingNode.getInstance());
    }

    /**
     * A CloudEvent in binary form.
     *
     * @param data missing: none that can be read
     */
    public static Content binary(Map<String, String> attributes, JsonNode data) {
        Map<String, JsonNode> nodes = new HashMap<>();
        attributes.forEach((name, text) -> nodes.put(name, TextNode.valueOf(text)));
        return cloudEvent(nodes, data);
    }

    private static Content cloudEvent(Map<String, JsonNode> attributes, JsonNode data) {
        @Nullable JsonNode version = attributes.get("specversion");
        if (version == null || !version.asText().equals("1.0")) {
            throw new UnfitException("specversion is not 1.0");
        }
        return new Content("a CloudEvent", attributes, data);
    }

    /** @param what it is called in messages, such as `the value` */
    public static JsonNode tree(byte[] value, String what) {
        try {
            JsonNode read = JSON.readTree(value);
            if (!read.isMissingNode()) {
                return read;
            }
        } catch (IOException e) {
            throw new UnfitException(what + " is no JSON"); // without the cause, which may repeat what it read
        }
        throw new UnfitException(what + " is no JSON");
    }

    /** Without its parameters. */
    private static String media(String type) {
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }
}
