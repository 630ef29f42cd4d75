package org.opencontextgraph.compose.canary;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Things as tools tell them, with a canary in each field that a person may have written. */
record Items(String tool, Canaries canaries) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A thing.
     *
     * @param base what OCG needs to read it
     * @param places JSON pointers, separated by spaces, each of which gets a canary
     */
    String with(String what, String base, String places) {
        ObjectNode item = tree(base);
        for (String place : places.strip().split("\\s+", -1)) {
            if (!place.isEmpty()) {
                JsonPointer pointer = JsonPointer.compile(place);
                ObjectNode parent = pointer.head().matches()
                        ? item
                        : item.withObject(pointer.head(), JsonNode.OverwriteMode.ALL, true);
                parent.put(pointer.last().getMatchingProperty(), canaries.on(tool + " " + what + " " + place));
            }
        }
        return item.toString();
    }

    private static ObjectNode tree(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
