package org.opencontextgraph.ingest.feed;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;

/** Work on one batch, inside a span of the process-wide OpenTelemetry. A span for each event would cost more than the event. */
public final class Spans {
    private Spans() {}

    /** Work with a result that may fail in its own way. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    public static <T, E extends Exception> T in(String name, Work<T, E> work) throws E {
        Span span = GlobalOpenTelemetry.getOrNoop()
                .getTracer("org.opencontextgraph.ingest")
                .spanBuilder(name)
                .startSpan();
        JobId.current().ifPresent(id -> span.setAttribute(JobId.KEY, id));
        try (Scope _ = span.makeCurrent()) {
            return work.run();
        } catch (Exception e) {
            // the class alone: a tool's answer may stand in the message
            span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
            throw e;
        } finally {
            span.end();
        }
    }
}
