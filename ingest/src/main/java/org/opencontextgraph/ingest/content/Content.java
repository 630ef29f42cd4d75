package org.opencontextgraph.ingest.content;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is in one document.
 *
 * @param form `a JSON`, `a CloudEvent`, `an Avro`: for messages
 * @param attributes of a CloudEvent; empty: it is none
 * @param data missing: none that can be read
 */
public record Content(String form, Map<String, JsonNode> attributes, JsonNode data) {
    private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9]{1,40}");

    public Content {
        attributes = Map.copyOf(attributes);
    }

    boolean isCloudEvent() {
        return !attributes.isEmpty();
    }

    /** @throws IllegalArgumentException when it is no place in a content */
    static void requirePlace(String place) {
        if (place.startsWith("/")) {
            JsonPointer.compile(place);
        } else if (!ATTRIBUTE.matcher(place).matches()) {
            throw new IllegalArgumentException(
                    "expected a JSON pointer, such as /ticket/id, or a CloudEvents attribute, such as type");
        }
    }

    /**
     * What stands at a place; missing: nothing.
     *
     * @param place a JSON pointer into the data, such as `/ticket/id`, or the name of a CloudEvents attribute, such as `type`
     */
    JsonNode at(String place) {
        return place.startsWith("/") ? data.at(place) : attributes.getOrDefault(place, MissingNode.getInstance());
    }

    @Override
    public String toString() {
        return form; // never what is in it
    }
}
