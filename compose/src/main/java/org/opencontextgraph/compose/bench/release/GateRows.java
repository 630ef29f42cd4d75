package org.opencontextgraph.compose.bench.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.streams.release.GateStore;

/** A gate's state in memory, which knows how many bytes of keys and values it holds, and held at most. */
final class GateRows implements GateStore {
    private final TreeMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);
    private long bytes;
    private long mostBytes;

    @Override
    public byte @Nullable [] get(byte[] key) {
        return rows.get(key);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        byte @Nullable [] before = rows.put(key, value);
        bytes += before == null ? key.length + value.length : value.length - before.length;
        mostBytes = Math.max(mostBytes, bytes);
    }

    @Override
    public void delete(byte[] key) {
        byte @Nullable [] before = rows.remove(key);
        bytes -= before == null ? 0 : key.length + before.length;
    }

    @Override
    public List<Row> range(byte[] from, byte[] to, int limit) {
        List<Row> found = new ArrayList<>();
        for (Map.Entry<byte[], byte[]> row : rows.subMap(from, to).entrySet()) {
            if (found.size() == limit) {
                break;
            }
            found.add(new Row(row.getKey(), row.getValue()));
        }
        return found;
    }

    long bytes() {
        return bytes;
    }

    long mostBytes() {
        return mostBytes;
    }
}
