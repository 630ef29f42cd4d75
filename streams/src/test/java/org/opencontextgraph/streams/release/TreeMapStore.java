package org.opencontextgraph.streams.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A gate's state in a sorted map. */
final class TreeMapStore implements GateStore {
    private final TreeMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);

    @Override
    public byte @Nullable [] get(byte[] key) {
        return rows.get(key);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        rows.put(key, value);
    }

    @Override
    public void delete(byte[] key) {
        rows.remove(key);
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

    /** Rows of one kind. */
    int count(char kind) {
        return rows.subMap(new byte[] {(byte) kind}, new byte[] {(byte) (kind + 1)})
                .size();
    }

    /** Bytes of keys and values of one kind. */
    long bytes(char kind) {
        return rows.subMap(new byte[] {(byte) kind}, new byte[] {(byte) (kind + 1)}).entrySet().stream()
                .mapToLong(row -> row.getKey().length + row.getValue().length)
                .sum();
    }

    /** Where every trace and transition is. */
    Map<Member, Whereabouts> places() {
        Map<Member, Whereabouts> places = new HashMap<>();
        rows.subMap(new byte[] {'T'}, new byte[] {'U'})
                .forEach((key, value) -> places.put(Rows.memberOf(key), Whereabouts.fromRow(value)));
        return places;
    }

    /** Withdrawn units whose persons are kept, with the number of survivors that these rows speak of. */
    Map<String, Integer> origins() {
        Map<String, Integer> origins = new TreeMap<>();
        rows.subMap(new byte[] {'I'}, new byte[] {'J'})
                .forEach((key, value) -> origins.put(Rows.unitOf(key).hex(), new RowReader(value, 0).size()));
        return origins;
    }

    /** The same, counted over all entries that are pooled or published. */
    Map<String, Integer> references() {
        Map<String, Integer> references = new TreeMap<>();
        rows.subMap(new byte[] {'E'}, new byte[] {'F'})
                .forEach((key, value) -> Rows.entryOf(key, value)
                        .origins()
                        .forEach(unit -> references.merge(unit.hex(), 1, Integer::sum)));
        BudgetedStore budget = new BudgetedStore(this, 1);
        Units units = new Units(budget, new PoolFamilies(this), new Totals(this, budget));
        Set<Fingerprint> live = new HashSet<>();
        rows.subMap(new byte[] {'U'}, new byte[] {'V'}).keySet().forEach(key -> live.add(Rows.unitOf(key)));
        live.forEach(id -> units.entries(id)
                .forEach(entry -> entry.origins().forEach(unit -> references.merge(unit.hex(), 1, Integer::sum))));
        return references;
    }

    /** All rows of these kinds, readable. */
    Map<String, String> content(String kinds) {
        Map<String, String> content = new TreeMap<>();
        rows.forEach((key, value) -> {
            if (kinds.indexOf(key[0]) >= 0) {
                content.put(HexFormat.of().formatHex(key), HexFormat.of().formatHex(value));
            }
        });
        return content;
    }
}
