package org.opencontextgraph.streams.release;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who was in the withdrawn units that survivors came from (I5): as long as one of a unit's survivors is here, none of its
 * persons counts as fresh beside it.
 *
 * <p>Persons are kept as keyed hashes, so that nothing here names who left.
 */
final class Origins {
    /** A survivor that went through more units than this is dropped. */
    static final int MOST = 4;

    private final BudgetedStore rows;
    private final ReleaseSecret secret;

    Origins(BudgetedStore rows, ReleaseSecret secret) {
        this.rows = rows;
        this.secret = secret;
    }

    /** A unit of these persons was withdrawn and has so many survivors. */
    void begin(Fingerprint unit, int survivors, Collection<String> persons) {
        TreeSet<Long> hashes = new TreeSet<>();
        persons.forEach(person -> hashes.add(hash(person)));
        RowWriter row = new RowWriter(8 + 8 * hashes.size()).varint(survivors);
        hashes.forEach(row::fixed);
        rows.put(Rows.origin(unit), row.done());
    }

    /** So many more (or fewer) entries come from these units. */
    void refer(List<Fingerprint> units, int more) {
        for (Fingerprint unit : units) {
            RowReader reader = row(unit);
            int references = reader.size() + more;
            if (references == 0) {
                rows.delete(Rows.origin(unit));
            } else {
                rows.put(
                        Rows.origin(unit),
                        new RowWriter(64)
                                .varint(references)
                                .octets(reader.rest())
                                .done());
            }
        }
    }

    /** Hashes of the persons who were in this unit; for nothing, see {@link BudgetedStore#peek}. */
    Set<Long> peekPersonsOf(Fingerprint unit) {
        RowReader reader = reader(rows.peek(Rows.origin(unit)));
        reader.size();
        Set<Long> hashes = new HashSet<>();
        while (reader.hasMore()) {
            hashes.add(reader.fixed());
        }
        return hashes;
    }

    /** Whether neither this person nor anybody who counts as one with them is among these {@link #hash}es. */
    boolean isFresh(String person, Set<Long> stale, Aliases aliases) {
        return stale.isEmpty() || aliases.peers(person).stream().noneMatch(peer -> stale.contains(hash(peer)));
    }

    private long hash(String person) {
        byte[] digest = secret.mac()
                .doFinal(new RowWriter(32).text("origin").text(person).done());
        return ByteBuffer.wrap(digest).getLong();
    }

    private RowReader row(Fingerprint unit) {
        return reader(rows.get(Rows.origin(unit)));
    }

    private static RowReader reader(byte @Nullable [] row) {
        if (row == null) {
            throw new IllegalStateException("the gate's state has a survivor of a unit that is forgotten");
        }
        return new RowReader(row, 0);
    }
}
