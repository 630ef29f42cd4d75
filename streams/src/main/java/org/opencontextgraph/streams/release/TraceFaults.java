package org.opencontextgraph.streams.release;

import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Trace;

/** What makes a trace senseless, without quoting it. */
final class TraceFaults {
    private static final long YEAR_1 = -62_135_596_800_000L;
    private static final long YEAR_10000 = 253_402_300_800_000L;

    private TraceFaults() {}

    /** Null when it makes sense. */
    static @Nullable String of(Trace trace) {
        if (trace.getLane().isEmpty() || trace.getProcess().isEmpty()) {
            return "a trace without a lane or process";
        }
        if (trace.getScope().isEmpty()) {
            return "a trace without a scope is never released";
        }
        if (trace.getPerson().isEmpty() || trace.getTrace().isEmpty()) {
            return "a trace without a person or id";
        }
        if (trace.getSteps().isEmpty()
                || trace.getSteps().size() != trace.getTimes().size()) {
            return "a trace whose steps and times do not match";
        }
        return isTime(trace.getTimes().getLast()) ? null : "a trace from outside the years 1 to 9999";
    }

    static boolean isTime(long time) {
        return time >= YEAR_1 && time < YEAR_10000;
    }
}
