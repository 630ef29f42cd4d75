package org.opencontextgraph.ingest.feed;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The spans that ended since; the process-wide OpenTelemetry is this one's meanwhile. */
public record RecordedSpans(Queue<ReadableSpan> ended) implements SpanProcessor, AutoCloseable {
    public static RecordedSpans start() {
        RecordedSpans spans = new RecordedSpans(new ConcurrentLinkedQueue<>());
        GlobalOpenTelemetry.resetForTest();
        GlobalOpenTelemetry.set(OpenTelemetrySdk.builder()
                .setTracerProvider(
                        SdkTracerProvider.builder().addSpanProcessor(spans).build())
                .build());
        return spans;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        ended.add(span);
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    @Override
    public void close() {
        GlobalOpenTelemetry.resetForTest();
    }
}
