package org.opencontextgraph.compose.bench.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * What {@code ocg bench api} measured.
 *
 * @param pgbench transactions a second: the statements of a page of variants of 10⁵ rows, with row-level security
 * @param handler the same statements through a pool, behind a bare handler
 * @param variants a page of variants of 10⁵ rows, the whole API
 * @param largest the same of 10⁶ rows
 * @param firstMillis an answer that is in no memory, of 10⁵ rows
 * @param firstLargestMillis the same of 10⁶ rows
 * @param constant a constant behind a bare handler
 * @param suggest next steps, of 1,000 processes in turn
 * @param variantsDue a page of variants of 10⁵ rows, in an open loop
 * @param suggestDue next steps, in an open loop
 */
public record ApiResult(
        double pgbench,
        Load handler,
        Load variants,
        Load largest,
        double firstMillis,
        double firstLargestMillis,
        Load constant,
        Load suggest,
        Load variantsDue,
        Load suggestDue) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private record Figures(
            double variantsThroughputRatio,
            double variantsP99Ratio,
            double variantsScaleRatio,
            double suggestThroughputRatio,
            double suggestP99Ratio,
            ApiResult measured) {}

    private Figures figures() {
        return new Figures(
                hundredths(variants.perSecond() / pgbench),
                hundredths(variants.p99Millis() / handler.p99Millis()),
                hundredths(largest.perSecond() / variants.perSecond()),
                hundredths(suggest.perSecond() / constant.perSecond()),
                hundredths(suggest.p99Millis() / constant.p99Millis()),
                this);
    }

    public String json() {
        try {
            return JSON.writeValueAsString(figures());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers can be written", e);
        }
    }

    public void print(PrintWriter out) {
        Figures figures = figures();
        out.printf(Locale.ROOT, "the statements alone     %,8.0f a second (pgbench)%n", pgbench);
        line(out, "behind a bare handler", handler);
        line(out, "variants, 10^5 rows", variants);
        line(out, "variants, 10^6 rows", largest);
        out.printf(
                Locale.ROOT,
                "asked for the first time %,8.0f ms, of 10^6 rows %,.0f ms%n",
                firstMillis,
                firstLargestMillis);
        line(out, "a constant", constant);
        line(out, "next steps", suggest);
        line(out, "variants, when due", variantsDue);
        line(out, "next steps, when due", suggestDue);
        out.printf(
                Locale.ROOT,
                "variants: %.2f of pgbench, p99 %.2f of the handler's, 10^6 rows %.2f of 10^5; next steps: %.2f of the"
                        + " constant, p99 %.2f%n",
                figures.variantsThroughputRatio(),
                figures.variantsP99Ratio(),
                figures.variantsScaleRatio(),
                figures.suggestThroughputRatio(),
                figures.suggestP99Ratio());
    }

    private static void line(PrintWriter out, String what, Load load) {
        out.printf(Locale.ROOT, "%-24s %,8.0f a second, p99 %.2f ms%n", what, load.perSecond(), load.p99Millis());
    }

    private static double hundredths(double figure) {
        return Math.round(figure * 100) / 100.0;
    }
}
