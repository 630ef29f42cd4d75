package org.opencontextgraph.query.server;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.context.Answers.VariantRow;
import org.opencontextgraph.query.server.context.Band;
import org.opencontextgraph.query.server.context.Times;

/** A variant as the API says it. */
record VariantBody(
        String variant,
        List<String> steps,
        long count,
        @Nullable String people,
        String lastWindow,
        @Nullable Long medianSeconds,
        @Nullable Long p25Seconds,
        @Nullable Long p75Seconds,
        @Nullable Long p10Seconds,
        @Nullable Long p90Seconds) {
    static VariantBody of(VariantRow row) {
        Times times = row.times();
        return new VariantBody(
                row.variant(),
                row.steps(),
                row.count(),
                row.band().map(Band::shown).orElse(null),
                row.lastWindow().toString(),
                Json.orNull(times.median()),
                times.quartiles().map(Times.Spread::lower).orElse(null),
                times.quartiles().map(Times.Spread::upper).orElse(null),
                times.outer().map(Times.Spread::lower).orElse(null),
                times.outer().map(Times.Spread::upper).orElse(null));
    }
}
