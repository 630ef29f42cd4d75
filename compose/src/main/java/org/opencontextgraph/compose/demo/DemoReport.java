package org.opencontextgraph.compose.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The importer's report about files that he holds: one JSON object on one line.
 *
 * <p>People, tasks, traces and occurrences are from behind the gate; they stand here and nowhere else.
 */
public record DemoReport(
        long eventsRead,
        long eventsRejected,
        long eventsWithoutPerson,
        long people,
        long cases,
        long tasks,
        long traces,
        long unitsPublished,
        @JsonProperty("units_l0") long unitsL0,
        long variants,
        long edges,
        long occurrences,
        long occurrencesPublished,
        long tracesPublished,
        Seconds seconds) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /**
     * Since loading began.
     *
     * @param read until every file was read and all its events were in the topics
     * @param visible until the last row could be read through the API
     */
    public record Seconds(double read, double visible) {}

    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers can be written", e);
        }
    }
}
