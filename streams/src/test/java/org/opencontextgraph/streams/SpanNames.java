package org.opencontextgraph.streams;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which spans a test's process-wide OpenTelemetry has seen. */
final class SpanNames implements SpanProcessor {
    private final Set<String> ended = ConcurrentHashMap.newKeySet();

    static SpanNames record() {
        SpanNames names = new SpanNames();
        GlobalOpenTelemetry.resetForTest();
        GlobalOpenTelemetry.set(OpenTelemetrySdk.builder()
                .setTracerProvider(
                        SdkTracerProvider.builder().addSpanProcessor(names).build())
                .build());
        return names;
    }

    Set<String> stop() {
        GlobalOpenTelemetry.resetForTest();
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
        ended.add(span.getName());
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
