package org.opencontextgraph.compose.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What `ocg bench access` measured; times in milliseconds, medians where nothing else is said.
 *
 * @param aclUpsertsPerS resources a second, from the tool through the table to the topic
 * @param aclVisible from the topic until PostgreSQL has no row of a resource whose readers became unknown
 * @param principals by number of scopes: from the subject to the decided scopes
 * @param withRls database time of a page of variants
 * @param withoutRls the same statements by a role that row-level security does not concern
 * @param visible whole answer about a process that the caller may see
 * @param hidden the same about one as large that they may not see
 * @param timeline a page of one's own timeline, whole
 * @param bareTimeline the bare indexed statement
 * @param entering of the page: finding the person, with the beginning and the end of a transaction
 * @param transaction a transaction that asks nothing: what coming and going costs alone
 */
public record AccessResult(
        double aclUpsertsPerS,
        Percentiles aclVisible,
        Map<Integer, Percentiles> principals,
        double withRls,
        double withoutRls,
        double visible,
        double hidden,
        double timeline,
        double bareTimeline,
        double entering,
        double transaction) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** Of some rounds. */
    public record Percentiles(double p50, double p99, double most) {
        static Percentiles of(List<Double> rounds) {
            List<Double> sorted = rounds.stream().sorted().toList();
            return new Percentiles(
                    hundredths(sorted.get(sorted.size() / 2)),
                    hundredths(sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1)),
                    hundredths(sorted.getLast()));
        }
    }

    private record Figures(
            double rlsRatio,
            double timelineRatio,
            long aclUpsertsPerS,
            long aclVisibleMs,
            double hiddenRatio,
            AccessResult millis) {}

    public double rlsRatio() {
        return withRls / withoutRls;
    }

    public double timelineRatio() {
        return timeline / bareTimeline;
    }

    /** What a process that may not be seen costs, of what one costs that may. */
    public double hiddenRatio() {
        return hidden / visible;
    }

    public String json() {
        try {
            return JSON.writeValueAsString(new Figures(
                    hundredths(rlsRatio()),
                    hundredths(timelineRatio()),
                    Math.round(aclUpsertsPerS),
                    Math.round(aclVisible.p50()),
                    hundredths(hiddenRatio()),
                    this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers can be written", e);
        }
    }

    public void print(PrintWriter out) {
        out.printf(Locale.ROOT, "changed readers          %,.0f a second from the tool to the topic%n", aclUpsertsPerS);
        out.printf(
                Locale.ROOT,
                "unknown readers          %.0f ms until no row is left in PostgreSQL, %.0f ms at most%n",
                aclVisible.p50(),
                aclVisible.most());
        principals.forEach((scopes, time) -> out.printf(
                Locale.ROOT, "who asks, %,5d scopes   %6.2f ms, p99 %.2f ms%n", scopes, time.p50(), time.p99()));
        out.printf(
                Locale.ROOT,
                "variants                 %6.2f ms, without row-level security %.2f ms: %.2f%n",
                withRls,
                withoutRls,
                rlsRatio());
        out.printf(
                Locale.ROOT,
                "a hidden process         %6.2f ms, a visible one %.2f ms: %.2f%n",
                hidden,
                visible,
                hiddenRatio());
        out.printf(
                Locale.ROOT,
                "a page of the timeline   %6.2f ms, bare statement %.2f ms: %.2f%n",
                timeline,
                bareTimeline,
                timelineRatio());
        out.printf(
                Locale.ROOT,
                "  of it finding the person %4.2f ms, of that a transaction that asks nothing %.2f ms%n",
                entering,
                transaction);
    }

    private static double hundredths(double figure) {
        return Math.round(figure * 100) / 100.0;
    }
}
