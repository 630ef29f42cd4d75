package org.opencontextgraph.streams.release;

import java.util.Arrays;

/**
 * The keys of the gate's state, one sorted store per partition. The first byte is the kind; windows are their ends.
 *
 * <pre>
 * A person                                → person                 whom the person counts as; nobody: barred
 * D lane window phase id                  → nothing                the tick of this window withdraws this unit (phase 0),
 *                                                                  or looks at this pool
 * E pool window time person trace number  → durations, origins     an entry, oldest first within its pool
 * F family                                → lane, scope, process
 * G family                                → persons, window        how many persons count for I9 up to this window
 * H epoch                                 → policy, withdrawn
 * I unit                                  → references, hashes     who was in a withdrawn unit that has survivors here
 * K                                       → number                 continuations so far
 * L lane                                  → clocks of the senders, what is finished
 * M                                        → steps in, in units     for the share withheld
 * N family window                         → persons                who count for I9 from this window on
 * O pool                                  → due, k, wait, entries per window, pool key
 * P person family                         → window                 since when the person counts for I9
 * Q number                                → work                   what waits for a continuation
 * S unit                                  → suspended, hidden      a unit that is not as it was published
 * T person lane trace number              → where the trace (number 0), or its transition is
 * U unit page                             → the row as published (page 0), entries
 * V lane window                           → nothing                a window that has D rows
 * W unit                                  → nothing                a unit that is withdrawn at the next tick or sweep
 * Y cut                                   → hidden, cohorts, pool, row   the timing row of a cut
 * </pre>
 *
 * <p>Sizes, with person and trace of 16 bytes each and n steps: a pooled trace costs E 69 + n + T 45 + 33, and its pool
 * once O 50 + steps and D 34; a pooled transition costs E 71 + T 46 + 33 = 150; in a unit a trace costs T 45 + 17 and
 * U 46 + n, a transition T 46 + 17 and U 48; a unit adds about 250 bytes and its labels, a timing row about 220. A trace
 * that is gone keeps T 45 + 1 bytes, so that it never comes back; a transition that was never in a unit keeps nothing.
 */
final class Rows {
    private Rows() {}

    static byte[] alias(String person) {
        return kind('A', 24).text(person).done();
    }

    static byte[] allAliases() {
        return kind('A', 1).done();
    }

    static byte[] due(long lane, long window, int phase, Fingerprint id) {
        return kind('D', 34)
                .fixed(lane)
                .sorted(window)
                .octet(phase)
                .fingerprint(id)
                .done();
    }

    static byte[] dueIn(long lane, long window) {
        return kind('D', 17).fixed(lane).sorted(window).done();
    }

    static byte[] dueIn(long lane, long window, int phase) {
        return kind('D', 18).fixed(lane).sorted(window).octet(phase).done();
    }

    /** The phase of a {@link #due} key. */
    static int phaseOfDue(byte[] key) {
        return new RowReader(key, 17).octet();
    }

    /** The pool or unit of a {@link #due} key. */
    static Fingerprint idOfDue(byte[] key) {
        return new RowReader(key, 18).fingerprint();
    }

    static byte[] entry(Fingerprint pool, long window, long time, Member member) {
        return kind('E', 80)
                .fingerprint(pool)
                .sorted(window)
                .sorted(time)
                .text(member.person())
                .text(member.trace())
                .varint(member.position())
                .done();
    }

    static byte[] entriesOf(Fingerprint pool) {
        return kind('E', 17).fingerprint(pool).done();
    }

    static byte[] entriesFrom(Fingerprint pool, long window) {
        return kind('E', 25).fingerprint(pool).sorted(window).done();
    }

    /** What an {@link #entry} row holds besides its key. */
    static byte[] content(Entry entry) {
        RowWriter row =
                entry.durations().write(new RowWriter(8 + entry.durations().size()));
        entry.origins().forEach(row::fingerprint);
        return row.done();
    }

    /** The entry of an {@link #entry} row. */
    static Entry entryOf(byte[] key, byte[] content) {
        RowReader reader = new RowReader(key, 17);
        RowReader rest = new RowReader(content, 0);
        return new Entry(
                reader.sorted(),
                reader.sorted(),
                reader.text(),
                reader.text(),
                reader.size(),
                Buckets.read(rest),
                rest.fingerprints());
    }

    static byte[] family(Fingerprint family) {
        return kind('F', 17).fingerprint(family).done();
    }

    static byte[] population(Fingerprint family) {
        return kind('G', 17).fingerprint(family).done();
    }

    static byte[] policy(long epoch) {
        return kind('H', 9).sorted(epoch).done();
    }

    static byte[] allPolicies() {
        return kind('H', 1).done();
    }

    static byte[] origin(Fingerprint unit) {
        return kind('I', 17).fingerprint(unit).done();
    }

    static byte[] continuations() {
        return kind('K', 1).done();
    }

    static byte[] lane(String lane) {
        return kind('L', 80).text(lane).done();
    }

    static byte[] totals() {
        return kind('M', 1).done();
    }

    static byte[] newcomers(Fingerprint family, long window) {
        return kind('N', 25).fingerprint(family).sorted(window).done();
    }

    /** The window of a {@link #newcomers} key. */
    static long windowOfNewcomers(byte[] key) {
        return new RowReader(key, 17).sorted();
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

    /** The person of a {@link #counted} key. */
    static String personOfCounted(byte[] key) {
        return new RowReader(key, 1).text();
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

    static byte[] standing(Fingerprint unit) {
        return kind('S', 17).fingerprint(unit).done();
    }

    static byte[] trace(long lane, Member member) {
        return kind('T', 80)
                .text(member.person())
                .fixed(lane)
                .text(member.trace())
                .varint(member.position())
                .done();
    }

    static byte[] tracesOf(String person) {
        return kind('T', 34).text(person).done();
    }

    /** A trace and its transitions, in order. */
    static byte[] partsOf(String person, long lane, String trace) {
        return kind('T', 80).text(person).fixed(lane).text(trace).done();
    }

    /** The member of a {@link #trace} key. */
    static Member memberOf(byte[] key) {
        RowReader reader = new RowReader(key, 1);
        String person = reader.text();
        reader.fixed();
        return new Member(person, reader.text(), reader.size());
    }

    static byte[] unit(Fingerprint unit, int page) {
        return kind('U', 25).fingerprint(unit).sorted(page).done();
    }

    static byte[] pagesOf(Fingerprint unit) {
        return kind('U', 17).fingerprint(unit).done();
    }

    static byte[] allUnits() {
        return kind('U', 1).done();
    }

    /** The unit of a {@link #unit} key. */
    static Fingerprint unitOf(byte[] key) {
        return new RowReader(key, 1).fingerprint();
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

    static byte[] doomed(Fingerprint unit) {
        return kind('W', 17).fingerprint(unit).done();
    }

    static byte[] allDoomed() {
        return kind('W', 1).done();
    }

    static byte[] timing(Fingerprint cut) {
        return kind('Y', 17).fingerprint(cut).done();
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
