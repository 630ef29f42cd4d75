package org.opencontextgraph.ingest.simulated;

/**
 * Somebody who never existed.
 *
 * @param number three digits
 * @param startsAt the hour (UTC) at which the working day begins
 */
record Person(String number, Department department, int startsAt, boolean optedIn) {
    /** In the source's own words, namespaced. */
    String key() {
        return "simulated:person-" + number;
    }
}
