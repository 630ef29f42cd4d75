package org.opencontextgraph.schema.config;

import java.time.Duration;
import java.util.List;
import org.opencontextgraph.schema.id.Audience;

/** What may leave the gate. The last three are for throwaway demonstrations only. */
public record PolicyConfig(
        @Setting(value = "Persons that a published pattern has at least.", byDefault = "5")
        int k,

        @Setting(value = "The same where one of a scope's audiences is a manager's; never below k.", byDefault = "10")
        int managerK,

        @Setting(value = "Declared audiences that are a manager's.", byDefault = "")
        List<String> managerAudiences,

        @Setting(value = "Length of a window; windows tumble from 1970-01-01T00:00Z.", byDefault = "7d")
        Duration window,

        @Setting(value = "Windows that a trace waits for company after its own.", byDefault = "4")
        int carry,

        @Setting(value = "Entries of one person that a unit counts at most.", byDefault = "10")
        int entriesPerPerson,

        @Setting(value = "Audiences that the operator declares: `everyone`, `group:NAME`.", byDefault = "everyone")
        List<String> audiences,

        @Setting(value = "Whether a unit's count is bounded per person (rule I7).", byDefault = "true")
        boolean caps,

        @Setting(value = "Publish everything, for comparison with other tools.", byDefault = "false")
        boolean ungated,

        @Setting(value = "Allow what RELEASE's floor forbids, in a throwaway directory.", byDefault = "false")
        boolean unsafe) {
    /** The least k that is ever allowed without {@code unsafe}. */
    public static final int FLOOR = 5;

    /** The same for a manager's audience. */
    public static final int MANAGER_FLOOR = 10;

    public PolicyConfig {
        audiences = List.copyOf(audiences);
        audiences.forEach(Audience::new);
        managerAudiences = List.copyOf(managerAudiences);
        for (String manager : managerAudiences) {
            if (!audiences.contains(manager)) {
                throw new IllegalArgumentException("manager-audiences names " + manager
                        + ", which is not among the declared audiences (" + String.join(",", audiences) + ")");
            }
        }
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, not " + k);
        }
        if (!unsafe && k < FLOOR) {
            throw new IllegalArgumentException("k below " + FLOOR + " exists in an unsafe demo only, not k = " + k);
        }
        if (!unsafe && managerK < MANAGER_FLOOR) {
            throw new IllegalArgumentException("manager-k must be at least " + MANAGER_FLOOR + ", not " + managerK);
        }
        managerK = Math.max(managerK, k);
        if (!unsafe && (!caps || ungated)) {
            throw new IllegalArgumentException("caps = false and ungated = true exist in an unsafe demo only");
        }
        if (window.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException("window must be at least an hour, not " + window);
        }
        if (carry < 0 || carry > 52) {
            throw new IllegalArgumentException("carry must be 0 to 52, not " + carry);
        }
        if (entriesPerPerson < 1) {
            throw new IllegalArgumentException("entries-per-person must be at least 1, not " + entriesPerPerson);
        }
    }
}
