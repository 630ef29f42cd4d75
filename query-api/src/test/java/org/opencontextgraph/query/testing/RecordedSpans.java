package org.opencontextgraph.query.testing;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The process-wide OpenTelemetry of a test: keeps what ended, in order. */
public final class RecordedSpans implements SpanProcessor, AutoCloseable {
    private final Queue<ReadableSpan> ended = new ConcurrentLinkedQueue<>();

    private RecordedSpans() {}

    public static RecordedSpans start() {
        RecordedSpans spans = new RecordedSpans();
        GlobalOpenTelemetry.resetForTest();
        GlobalOpenTelemetry.set(OpenTelemetrySdk.builder()
                .setTracerProvider(
                        SdkTracerProvider.builder().addSpanProcessor(spans).build())
                .build());
        return spans;
    }

    public Queue<ReadableSpan> ended() {
        return ended;
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
