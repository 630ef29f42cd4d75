package org.opencontextgraph.compose.bench.next;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code ocg bench next-step} measured on one log. Both maps go from a setting ({@code k1}, {@code k5}, …) to its score, and
 * their figures say different things: they are never mixed.
 *
 * @param questions that were asked
 * @param model of the model alone: what at least k cases did after a context is known
 * @param gate through the gate: each case is a person, and published units are known
 */
public record NextFigures(long questions, Map<String, Score> model, Map<String, Score> gate) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    public NextFigures {
        model = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(model));
        gate = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(gate));
    }

    /** All logs on one line, by their names. */
    public static String json(Map<String, NextFigures> logs) {
        try {
            return JSON.writeValueAsString(logs);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers can be written", e);
        }
    }
}
