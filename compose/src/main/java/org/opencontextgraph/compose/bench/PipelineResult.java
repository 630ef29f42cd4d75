package org.opencontextgraph.compose.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * What `ocg bench pipeline` measured; every ratio is against a limit of the same run, larger is better.
 *
 * @param events of the log that have a person
 * @param coldSeconds the whole way in the JVM's first round, from opening the file to the last row
 * @param seconds the same once the JVM is warm
 * @param chainSeconds the bare chain, warm
 * @param materializerSeconds topic to table alone
 * @param copySeconds the same rows by COPY and merge alone
 * @param times how often the log was repeated for the last figure
 * @param secondsManyTimes the whole way for the log so many times over
 */
public record PipelineResult(
        long events,
        double coldSeconds,
        double seconds,
        double chainSeconds,
        double materializerSeconds,
        double copySeconds,
        int times,
        double secondsManyTimes) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private record Figures(
            long eventsPerS,
            double ratioChain,
            double ratioCopy,

            @com.fasterxml.jackson.annotation.JsonProperty("ratio_scale_10x")
            double ratioScale10x,

            PipelineResult seconds) {}

    public double ratioChain() {
        return chainSeconds / seconds;
    }

    public double ratioCopy() {
        return copySeconds / materializerSeconds;
    }

    public double ratioScale() {
        return times * seconds / secondsManyTimes;
    }

    public String json() {
        try {
            return JSON.writeValueAsString(new Figures(
                    Math.round(events / seconds),
                    hundredths(ratioChain()),
                    hundredths(ratioCopy()),
                    hundredths(ratioScale()),
                    this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers can be written", e);
        }
    }

    public void print(PrintWriter out) {
        out.printf(Locale.ROOT, "%,d events with a person%n", events);
        out.printf(Locale.ROOT, "(a) file to last row    %7.2f s warm, %.2f s cold%n", seconds, coldSeconds);
        out.printf(
                Locale.ROOT,
                "(b) bare chain          %7.2f s   (a)/(b) in events/s: %.2f%n",
                chainSeconds,
                ratioChain());
        out.printf(
                Locale.ROOT,
                "(c) COPY and merge      %7.2f s   materializer %.2f s: %.2f%n",
                copySeconds,
                materializerSeconds,
                ratioCopy());
        out.printf(
                Locale.ROOT,
                "(a) %2d times the log    %7.2f s   events/s against once: %.2f%n",
                times,
                secondsManyTimes,
                ratioScale());
    }

    private static double hundredths(double figure) {
        return Math.round(figure * 100) / 100.0;
    }
}
