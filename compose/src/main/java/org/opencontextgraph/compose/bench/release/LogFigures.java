package org.opencontextgraph.compose.bench.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What `ocg bench release` measured on one log.
 *
 * @param withoutPerson events that are nobody's and never reach the gate
 * @param settings the grid
 * @param standard the setting that is looked at more closely: the standard one if it is in the grid, else the first
 * @param ungated the standard window without a gate and with all labels
 * @param speed null when no time was measured
 */
public record LogFigures(
        String process,
        long traces,
        long persons,
        long steps,
        long withoutPerson,
        List<SettingFigures> settings,
        SettingFigures standard,
        SettingFigures ungated,
        RuleFigures rules,
        @Nullable SpeedFigures speed) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    public LogFigures {
        settings = List.copyOf(settings);
    }

    /** On one line. */
    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers can be written", e);
        }
    }
}
