package org.opencontextgraph.ingest.cdc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.OffsetBackingStore;
import org.apache.kafka.connect.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Says to Debezium where to begin. What Debezium then acknowledges it asks back from here before it tells the server; it is gone with the
 * engine: how far was read stands in the connector's cursor, which is committed with the events. Made by Debezium, by its name.
 */
public final class StartingOffset implements OffsetBackingStore {
    /** The key of the engine's settings that holds the offset as JSON; absent: there is none. */
    static final String SETTING = "offset.storage.ocg.start";

    private final Map<ByteBuffer, ByteBuffer> acknowledged = new ConcurrentHashMap<>();
    private @Nullable ByteBuffer start;

    @Override
    public void configure(WorkerConfig config) {
        @Nullable String offset = config.originalsStrings().get(SETTING);
        start = offset == null ? null : ByteBuffer.wrap(offset.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void start() {
        // there is nothing to open
    }

    @Override
    public void stop() {
        // there is nothing to close
    }

    @Override
    public Future<Map<ByteBuffer, ByteBuffer>> get(Collection<ByteBuffer> keys) {
        Map<ByteBuffer, ByteBuffer> values = new HashMap<>();
        for (ByteBuffer key : keys) {
            @Nullable ByteBuffer value = acknowledged.getOrDefault(key, start);
            if (value != null) {
                values.put(key, value);
            }
        }
        return CompletableFuture.completedFuture(values);
    }

    @Override
    public Future<Void> set(Map<ByteBuffer, ByteBuffer> values, @Nullable Callback<Void> callback) {
        acknowledged.putAll(values);
        if (callback != null) {
            callback.onCompletion(null, null);
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Set<Map<String, Object>> connectorPartitions(String connectorName) {
        return Set.of();
    }
}
