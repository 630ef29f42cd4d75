package org.opencontextgraph.compose.bench.ui;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ocg bench ui} measured; what was not measured is absent.
 *
 * @param firstScreenGzipKb all that was asked for until the list of processes stood there, as it came over the wire, in kB of 1,000 bytes
 * @param firstMapMs from the navigation to a map of 40 nodes, of 2,000 variants
 * @param sliderMs from moving a slider to the next picture
 * @param longTasks of more than 50 ms while the variants are scrolled
 * @param heapGrowth memory after 200 more changes of filters, as a multiple of before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UiResult(
        @Nullable Double firstScreenGzipKb,
        @Nullable Double firstMapMs,
        @Nullable Double sliderMs,
        @Nullable Integer longTasks,
        @Nullable Double heapGrowth) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static UiResult read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), UiResult.class);
    }

    /** Whether nothing is absent. */
    @JsonIgnore
    public boolean isComplete() {
        return Stream.of(firstScreenGzipKb, firstMapMs, sliderMs, longTasks, heapGrowth)
                .noneMatch(Objects::isNull);
    }

    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers can be written", e);
        }
    }

    public void print(PrintWriter out) {
        line(out, "first screen, gzip", firstScreenGzipKb, "kB", 300);
        line(out, "first map", firstMapMs, "ms", 1_500);
        line(out, "slider to picture", sliderMs, "ms", 100);
        line(out, "long tasks", longTasks, "", 0);
        line(out, "heap growth", heapGrowth, "×", 1.1);
    }

    private static void line(PrintWriter out, String what, @Nullable Number figure, String unit, double limit) {
        if (figure == null) {
            out.printf(Locale.ROOT, "%-20s not measured%n", what);
        } else {
            String verdict = figure.doubleValue() <= limit ? "" : "  MORE THAN ALLOWED";
            out.printf(
                    Locale.ROOT,
                    "%-20s %,8.1f %-2s  (at most %s)%s%n",
                    what,
                    figure.doubleValue(),
                    unit,
                    NumberFormat.getInstance(Locale.ROOT).format(limit),
                    verdict);
        }
    }
}
