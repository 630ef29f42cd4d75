package org.opencontextgraph.ingest.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a topic was read.
 *
 * @param topic Kafka's id of it; empty: nothing was read yet
 * @param next the offset to go on at, by partition
 * @param lost how many offsets were gone before they were read, since the beginning
 * @param anew how often the topic was found deleted and made anew
 */
record Position(String topic, Map<Integer, Long> next, long lost, long anew) {
    static final Position BEGINNING = new Position("", Map.of(), 0, 0);
    private static final ObjectMapper JSON = new ObjectMapper();

    Position {
        next = Map.copyOf(next);
    }

    /** @throws IllegalStateException when the text was not written by {@link #text} */
    static Position read(String text) {
        if (text.isEmpty()) {
            return BEGINNING;
        }
        try {
            return JSON.readValue(text, Position.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the cursor of a connector is damaged", e);
        }
    }

    boolean isBeginning() {
        return topic.isEmpty();
    }

    /** The same for the same position: partitions in their order. */
    String text() {
        try {
            return JSON.writeValueAsString(new Written(topic, new TreeMap<>(next), lost, anew));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Written(String topic, TreeMap<Integer, Long> next, long lost, long anew) {}
}
