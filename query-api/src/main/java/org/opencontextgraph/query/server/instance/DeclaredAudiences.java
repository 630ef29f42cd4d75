package org.opencontextgraph.query.server.instance;

import java.util.List;
import java.util.Set;

/**
 * The audiences that the operator declared.
 *
 * @param managers which of them are a manager's
 * @param k persons that a published pattern has at least
 * @param managerK the same where a manager may read it
 */
public record DeclaredAudiences(List<String> all, Set<String> managers, int k, int managerK) {
    /** None. */
    public static final DeclaredAudiences NONE = new DeclaredAudiences(List.of(), Set.of(), 5, 10);

    private static final int LEAST = 10;

    public DeclaredAudiences {
        all = List.copyOf(all);
        managers = Set.copyOf(managers);
    }

    public boolean isManagers(String audience) {
        return managers.contains(audience);
    }

    public int k(String audience) {
        return isManagers(audience) ? managerK : k;
    }

    /** What is shown to fewer tells too much about themselves. */
    public int membersNeeded(String audience) {
        return Math.max(LEAST, 2 * k(audience));
    }
}
