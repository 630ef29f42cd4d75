package org.opencontextgraph.ingest.topic;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Reads records by the Kafka protocol binding of CloudEvents 1.0, and as JSON where they are none. */
final class Contents {
    /** Bytes; a larger record is not read. */
    static final int LARGEST = 8 * 1024 * 1024;

    private static final String PREFIX = "ce_";
    private static final String STRUCTURED = "application/cloudevents";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Contents() {}

    /** @throws UnfitException when it is too large, or not what it says that it is */
    static Content read(Headers headers, byte[] value) throws UnfitException {
        if (value.length > LARGEST) {
            throw new UnfitException("it is larger than " + LARGEST + " bytes");
        }
        String type = type(headers);
        if (type.startsWith(STRUCTURED)) {
            return structured(type, value);
        }
        return headers.lastHeader(PREFIX + "specversion") == null
                ? new Content(Content.JSON, Map.of(), json(value, "the value"))
                : binary(headers, type, value);
    }

    private static Content structured(String type, byte[] value) throws UnfitException {
        if (!type.equals(STRUCTURED + "+json")) {
            throw new UnfitException("a structured CloudEvent is read in JSON only");
        }
        JsonNode envelope = json(value, "the value");
        Map<String, JsonNode> attributes = new HashMap<>();
        envelope.properties().forEach(it -> attributes.put(it.getKey(), it.getValue()));
        attributes.remove("data");
        attributes.remove("data_base64");
        return cloudEvent(attributes, envelope.path("data"));
    }

    private static Content binary(Headers headers, String type, byte[] value) throws UnfitException {
        Map<String, JsonNode> attributes = new HashMap<>();
        for (Header header : headers) {
            if (header.key().startsWith(PREFIX) && header.value() != null) {
                attributes.put(header.key().substring(PREFIX.length()), TextNode.valueOf(text(header)));
            }
        }
        boolean isJson = type.isEmpty() || type.equals("application/json") || type.endsWith("+json");
        return cloudEvent(attributes, isJson && value.length > 0 ? json(value, "the data") : MissingNode.getInstance());
    }

    private static Content cloudEvent(Map<String, JsonNode> attributes, JsonNode data) throws UnfitException {
        JsonNode version = attributes.get("specversion");
        if (version == null || !version.asText().equals("1.0")) {
            throw new UnfitException("specversion is not 1.0");
        }
        return new Content(Content.CLOUD_EVENT, attributes, data);
    }

    private static JsonNode json(byte[] value, String what) throws UnfitException {
        try {
            JsonNode read = JSON.readTree(value);
            if (!read.isMissingNode()) {
                return read;
            }
        } catch (IOException e) {
            throw unfit(what + " is no JSON", e);
        }
        throw new UnfitException(what + " is no JSON");
    }

    /** Without its parameters; empty: it does not say. */
    private static String type(Headers headers) throws UnfitException {
        @Nullable Header header = headers.lastHeader("content-type");
        if (header == null || header.value() == null) {
            return "";
        }
        String type = text(header);
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    private static String text(Header header) throws UnfitException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.value()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw unfit("a header is not UTF-8", e);
        }
    }

    /** The cause is not kept: its message may repeat what it read. */
    private static UnfitException unfit(String reason, @SuppressWarnings("unused") Exception cause) {
        return new UnfitException(reason);
    }
}
