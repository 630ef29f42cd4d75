package org.opencontextgraph.streams.lane;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** A store on the heap that spends a budget as the real one does. */
public final class TreeStore<V> implements OrderedStore<V> {
    private final TreeMap<String, V> entries = new TreeMap<>();
    private final WorkBudget budget;
    private final Fuse fuse;
    private long operations;

    public TreeStore(WorkBudget budget) {
        this(budget, new Fuse());
    }

    public TreeStore(WorkBudget budget, Fuse fuse) {
        this.budget = budget;
        this.fuse = fuse;
    }

    @Override
    public @Nullable V get(String key) {
        fuse.operation();
        spend();
        return entries.get(key);
    }

    @Override
    public void put(String key, V value) {
        fuse.operation();
        spend();
        entries.put(key, value);
    }

    @Override
    public void delete(String key) {
        fuse.operation();
        spend();
        entries.remove(key);
    }

    @Override
    public boolean visit(String from, String to, BiPredicate<String, V> visitor) {
        spend();
        for (Map.Entry<String, V> entry : new TreeMap<>(entries.subMap(from, true, to, true)).entrySet()) {
            fuse.operation();
            spend();
            if (!visitor.test(entry.getKey(), entry.getValue())) {
                return false;
            }
        }
        return true;
    }

    private void spend() {
        budget.spend();
        operations++;
    }

    /** How many there have been. */
    public long operations() {
        return operations;
    }

    /** As it is now; to be taken back to it. */
    public Runnable snapshot() {
        TreeMap<String, V> before = new TreeMap<>(entries);
        return () -> {
            entries.clear();
            entries.putAll(before);
        };
    }

    public Map<String, V> entries() {
        return entries;
    }
}
