package org.opencontextgraph.query.server.suggest;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much less an old unit says than a new one: half as much after every half-life. Time passes in <em>periods</em>, eight to a
 * half-life, and begins with the newest unit: no clock is asked.
 *
 * @param halfLife null: old and new say the same
 */
public record Fading(@Nullable Duration halfLife) {
    public static final Fading NONE = new Fading(null);
    /** As the API answers; chosen on the validation parts of public logs: docs/next-step-figures.md. */
    public static final Fading STANDARD = new Fading(Duration.ofDays(180));

    private static final int PERIODS = 8;

    /** @param time of a unit, milliseconds since 1970 */
    int period(long time) {
        return halfLife == null ? 0 : Math.toIntExact(Math.floorDiv(time, length(halfLife)));
    }

    /** What a unit of a period says, against one of the newest period. */
    double weight(int period, int newest) {
        return Math.pow(0.5, (double) (newest - period) / PERIODS);
    }

    private static long length(Duration halfLife) {
        return Math.max(1, Objects.requireNonNull(halfLife).toMillis() / PERIODS);
    }
}
