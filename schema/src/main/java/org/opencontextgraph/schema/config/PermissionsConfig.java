package org.opencontextgraph.schema.config;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The job that asks tools who may read their resources. */
public record PermissionsConfig(
        @Setting(value = "When tools are asked who may read what (cron with seconds).", byDefault = "0 */15 * * * ?")
        String cron,

        @Setting(
                value = "Readers that were last confirmed longer ago count as unknown: what was shared is hidden.",
                byDefault = "24h")
        Duration oldest,

        @Setting(
                value = "Readers that have been unknown for longer count as nobody: what was shared is taken back.",
                byDefault = "30d")
        Duration giveUp,

        @Setting(
                value = "A tool that names less than this percentage of the resources known before is not believed.",
                byDefault = "50")
        int suspiciousPercent,

        @Setting(
                value = "Which groups of tools mean the people of a declared audience: `AUDIENCE=GROUP`, such as"
                        + " `everyone=github:acme` or `group:shop=jira:shop-team`.",
                byDefault = "")
        List<String> groups) {
    public PermissionsConfig {
        groups = List.copyOf(groups);
        for (String pair : groups) {
            int sign = pair.indexOf('=');
            if (sign < 1 || sign == pair.length() - 1) {
                throw new IllegalArgumentException("groups: expected AUDIENCE=GROUP, not " + pair);
            }
        }
        if (oldest.isNegative() || oldest.isZero() || giveUp.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("oldest must be positive, and give-up at least a day");
        }
        if (suspiciousPercent < 0 || suspiciousPercent > 100) {
            throw new IllegalArgumentException("suspicious-percent must be 0 to 100, not " + suspiciousPercent);
        }
    }

    /** The groups that mean the people of an audience. */
    public Set<String> groupsOf(String audience) {
        return groups.stream()
                .filter(pair -> pair.substring(0, pair.indexOf('=')).equals(audience))
                .map(pair -> pair.substring(pair.indexOf('=') + 1))
                .collect(Collectors.toUnmodifiableSet());
    }
}
