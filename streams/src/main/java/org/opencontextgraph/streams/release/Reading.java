package org.opencontextgraph.streams.release;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a pool that take part in a tick, page by page. A pool may be larger than a record's budget; then its
 * pages are kept between the records that read them, and are read again, for nothing, only after a restart.
 */
final class Reading {
    private static final int PAGE = 512;

    private final GateBooks books;
    private final Pool pool;
    private final long window;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<Fingerprint> origins = new HashSet<>();
    private final Set<Long> stale = new HashSet<>();
    private int pages;
    private boolean complete;
    private @Nullable Entry last;
    private @Nullable Cut cut;

    Reading(GateBooks books, Pool pool, long window) {
        this.books = books;
        this.pool = pool;
        this.window = window;
    }

    /** As it was before a restart. */
    static Reading again(GateBooks books, Pool pool, long window, Work.Progress progress) {
        Reading reading = new Reading(books, pool, window);
        if (progress.phase() == Work.Phase.CUT) {
            books.units.peekCohorts(pool.id(), window, progress.done()).forEach(reading::add);
        }
        while (!reading.complete && (progress.phase() == Work.Phase.CUT || reading.pages < progress.done())) {
            reading.peekPage();
        }
        return reading;
    }

    boolean isOf(Fingerprint id, long otherWindow) {
        return pool.id().equals(id) && window == otherWindow;
    }

    boolean isComplete() {
        return complete;
    }

    int pages() {
        return pages;
    }

    void readPage() {
        int before = entries.size() + origins.size();
        peekPage();
        books.rows.pay(1L + entries.size() + origins.size() - before);
    }

    private void peekPage() {
        List<Entry> page = books.pools.peekUpTo(pool, window, last, PAGE);
        page.forEach(this::add);
        pages++;
        complete = page.size() < PAGE;
        last = complete ? last : page.getLast();
    }

    private void add(Entry entry) {
        entries.add(entry);
        for (Fingerprint origin : entry.origins()) {
            if (origins.add(origin)) {
                stale.addAll(books.origins.peekPersonsOf(origin));
            }
        }
    }

    /** When all is read. */
    Cut cut(Policy policy) {
        Cut known = cut;
        if (known == null) {
            known = new Cut(
                    books.settings,
                    policy.cap(),
                    pool.k(),
                    pool.id(),
                    window,
                    entries,
                    stale,
                    books.aliases,
                    books.origins);
            cut = known;
        }
        return known;
    }
}
