package org.opencontextgraph.ingest.kit;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** JSON with whatever strings there can be. */
public final class JsonText {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private JsonText() {}

    /** In ASCII, so that a half of a pair of surrogates gets over the line as it is. */
    public static String of(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Pointers to all strings in it. */
    public static List<String> places(JsonNode node) {
        List<String> places = new ArrayList<>();
        collect("", node, places);
        return places;
    }

    private static void collect(String at, JsonNode node, List<String> places) {
        if (node.isTextual()) {
            places.add(at);
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(at + "/" + i, node.get(i), places);
            }
        } else {
            node.properties().forEach(it -> collect(at + "/" + escaped(it.getKey()), it.getValue(), places));
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** Puts a value where another one stands. */
    public static void put(JsonNode node, String place, JsonNode value) {
        JsonPointer pointer = JsonPointer.compile(place);
        JsonPointer last = pointer.last();
        switch (node.at(pointer.head())) {
            case ObjectNode object -> object.set(last.getMatchingProperty(), value);
            case ArrayNode array -> array.set(last.getMatchingIndex(), value);
            default -> throw new IllegalArgumentException("there is no " + place);
        }
    }
}
