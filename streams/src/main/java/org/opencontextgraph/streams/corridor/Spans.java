package org.opencontextgraph.streams.corridor;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;

/** Work that one record of control causes, inside a span of the process-wide OpenTelemetry; an event's own is too small for one. */
public final class Spans {
    private Spans() {}

    public static void in(String name, Runnable work) {
        Span span = GlobalOpenTelemetry.getOrNoop()
                .getTracer("org.opencontextgraph.streams")
                .spanBuilder(name)
                .startSpan();
        try (Scope _ = span.makeCurrent()) {
            work.run();
        } catch (RuntimeException e) {
            span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
            throw e;
        } finally {
            span.end();
        }
    }
}
