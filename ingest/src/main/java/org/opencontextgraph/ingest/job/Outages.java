package org.opencontextgraph.ingest.job;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;

/** Says the first failure of a series in a warning, and the others in detail only: an outage of minutes is one line. */
final class Outages {
    private final Logger log;
    private final Set<String> known = new HashSet<>();

    Outages(Logger log) {
        this.log = log;
    }

    /** @param what cannot be done, and what it means */
    void add(String what, Exception e) {
        if (known.add(what)) {
            log.warn("{} ({})", what, e.toString());
            log.debug("why", e);
        } else {
            log.debug("{} (still)", what, e);
        }
    }

    /** Everything works again; the next failure is the first one of another series. */
    void over() {
        known.clear();
    }
}
