package org.opencontextgraph.ingest.simulated;

import java.util.Locale;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.schema.message.Evidence;

/** The four tools of the company; each calls people and groups by names of its own. */
enum Tool {
    TRACKER("t", Evidence.DIRECTORY),
    CODE("c", Evidence.IDENTITY_PROVIDER),
    CHAT("h", Evidence.IDENTITY_PROVIDER),
    DESK("d", Evidence.DIRECTORY);

    private final String letter;

    /** Why its accounts belong to persons. */
    final Evidence evidence;

    Tool(String letter, Evidence evidence) {
        this.letter = letter;
        this.evidence = evidence;
    }

    /** As in labels and resources. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    AccountKey accountOf(Person person) {
        return new AccountKey("simulated-" + label(), "sim-" + letter + person.number());
    }

    /** A group's name, namespaced. */
    String group(String name) {
        return "simulated-" + label() + ":" + name;
    }

    AccountKey bot() {
        return new AccountKey("simulated-" + label(), "sim-" + letter + "-bot");
    }
}
