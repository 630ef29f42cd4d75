package org.opencontextgraph.streams.release;

import java.util.Arrays;

/**
 * The keys of the gate's state, one sorted store per partition. The first byte is the kind.
 *
 * <pre>
 * A person                                → nothing                merged into somebody else
 * D lane window pool                      → nothing                the tick of this window has to look at this pool
 * E pool window time person trace         → nothing                an entry, oldest first within its pool
 * F family                                → lane, scope, process
 * G family                                → persons, windows &lt; w   how many persons count for I9 so far
 * K                                       → number                 continuations so far
 * L lane                                  → clocks of the senders, what is finished
 * N family window                         → persons                who count for I9 from this window on
 * O pool                                  → due, entries per window, family, epoch, level, steps
 * P person family                         → window                 since when the person counts for I9
 * Q number                                → work                   what waits for a continuation
 * T person lane trace                     → where the trace is
 * U unit page                             → the row as published (page 0), members
 * V lane window                           → nothing                a window that has D rows
 * </pre>
 *
 * <p>Sizes, with person and trace of 16 bytes each: a pooled trace costs E 71 + T 45 + 33 = 149 bytes, and its pool once
 * O 45 + steps and D 33; a trace in a unit costs T 45 + 17 and 34 in U; a unit adds about 250 bytes and its labels; a
 * trace that is gone keeps T 45 + 1 bytes, so that it never comes back.
 */
final class Rows {
    private Rows() {}

    static byte[] merged(String person) {
        return kind('A', 24).text(person).done();
    }

    static byte[] allMerged() {
        return kind('A', 1).done();
    }

    static byte[] due(long lane, long window, Fingerprint pool) {
        return kind('D', 33).fixed(lane).sorted(window).fingerprint(pool).done();
    }

    static byte[] dueIn(long lane, long window) {
        return kind('D', 17).fixed(lane).sorted(window).done();
    }

    /** The pool of a {@link #due} key. */
    static Fingerprint poolOfDue(byte[] key) {
        return new RowReader(key, 17).fingerprint();
    }

    static byte[] entry(Fingerprint pool, Entry entry) {
        return kind('E', 80)
                .fingerprint(pool)
                .sorted(entry.window())
                .sorted(entry.time())
                .text(entry.person())
                .text(entry.trace())
                .done();
    }

    static byte[] entriesOf(Fingerprint pool) {
        return kind('E', 17).fingerprint(pool).done();
    }

    static byte[] entriesFrom(Fingerprint pool, long window) {
        return kind('E', 25).fingerprint(pool).sorted(window).done();
    }

    /** The entry of an {@link #entry} key. */
    static Entry entryOf(byte[] key) {
        RowReader reader = new RowReader(key, 17);
        return new Entry(reader.sorted(), reader.sorted(), reader.text(), reader.text());
    }

    static byte[] family(Fingerprint family) {
        return kind('F', 17).fingerprint(family).done();
    }

    static byte[] population(Fingerprint family) {
        return kind('G', 17).fingerprint(family).done();
    }

    static byte[] continuations() {
        return kind('K', 1).done();
    }

    static byte[] lane(String lane) {
        return kind('L', 80).text(lane).done();
    }

    static byte[] newcomers(Fingerprint family, long window) {
        return kind('N', 25).fingerprint(family).sorted(window).done();
    }

    static byte[] pool(Fingerprint pool) {
        return kind('O', 17).fingerprint(pool).done();
    }

    static byte[] counted(String person, Fingerprint family) {
        return kind('P', 50).text(person).fingerprint(family).done();
    }

    static byte[] countedOf(String person) {
        return kind('P', 34).text(person).done();
    }

    /** The family of a {@link #counted} key. */
    static Fingerprint familyOfCounted(byte[] key) {
        return new RowReader(key, key.length - 16).fingerprint();
    }

    static byte[] work(long number) {
        return kind('Q', 9).sorted(number).done();
    }

    static byte[] allWork() {
        return kind('Q', 1).done();
    }

    static long numberOfWork(byte[] key) {
        return new RowReader(key, 1).sorted();
    }

    static byte[] trace(String person, long lane, String trace) {
        return kind('T', 80).text(person).fixed(lane).text(trace).done();
    }

    static byte[] tracesOf(String person) {
        return kind('T', 34).text(person).done();
    }

    /** The trace of a {@link #trace} key. */
    static String traceOf(byte[] key) {
        RowReader reader = new RowReader(key, 1);
        reader.text();
        reader.fixed();
        return reader.text();
    }

    static byte[] unit(Fingerprint unit, int page) {
        return kind('U', 25).fingerprint(unit).sorted(page).done();
    }

    static byte[] pagesOf(Fingerprint unit) {
        return kind('U', 17).fingerprint(unit).done();
    }

    static byte[] window(long lane, long window) {
        return kind('V', 17).fixed(lane).sorted(window).done();
    }

    static byte[] windowsOf(long lane) {
        return kind('V', 9).fixed(lane).done();
    }

    /** The window of a {@link #window} key. */
    static long windowOf(byte[] key) {
        return new RowReader(key, 9).sorted();
    }

    /** The first key behind all that start with this prefix. */
    static byte[] behind(byte[] prefix) {
        byte[] next = prefix.clone();
        for (int i = next.length - 1; i >= 0; i--) {
            if (next[i] != (byte) 0xFF) {
                next[i]++;
                return Arrays.copyOf(next, i + 1);
            }
        }
        throw new IllegalArgumentException("no key lies behind this prefix");
    }

    /** The first key behind this one. */
    static byte[] justBehind(byte[] key) {
        return Arrays.copyOf(key, key.length + 1);
    }

    private static RowWriter kind(char kind, int capacity) {
        return new RowWriter(capacity).octet(kind);
    }
}
