package org.opencontextgraph.query.server;

import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.context.Times;

/** Times as the API says them; null where too few people support a figure. */
record TimesBody(
        @Nullable Long medianSeconds,
        @Nullable Long p25Seconds,
        @Nullable Long p75Seconds,
        @Nullable Long p10Seconds,
        @Nullable Long p90Seconds) {
    static TimesBody of(Times times) {
        return new TimesBody(
                Json.orNull(times.median()),
                times.quartiles().map(Times.Spread::lower).orElse(null),
                times.quartiles().map(Times.Spread::upper).orElse(null),
                times.outer().map(Times.Spread::lower).orElse(null),
                times.outer().map(Times.Spread::upper).orElse(null));
    }
}
