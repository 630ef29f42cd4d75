package org.opencontextgraph.ingest.simulated;

import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.schema.id.IdentityProvider;

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

    /** With what they log in: {@code ./ocg token --user person-001}. */
    AccountKey subject() {
        return new AccountKey(IdentityProvider.TOOL, "person-" + number);
    }
}
