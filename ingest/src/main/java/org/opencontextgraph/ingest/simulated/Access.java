package org.opencontextgraph.ingest.simulated;

import java.util.Set;

/** Who may read a resource, as its tool says it. */
sealed interface Access {
    /** The tool did not answer. */
    record Unknown() implements Access {}

    /**
     * @param groups by the names that the tool has for them
     * @param individuals who were let in one by one
     */
    record Granted(Tool tool, Set<String> groups, Set<Person> individuals) implements Access {
        public Granted {
            groups = Set.copyOf(groups);
            individuals = Set.copyOf(individuals);
        }

        static Granted to(Tool tool, String group) {
            return new Granted(tool, Set.of(group), Set.of());
        }
    }
}
