package org.opencontextgraph.schema.config;

import java.time.Duration;

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
        int suspiciousPercent) {
    public PermissionsConfig {
        if (oldest.isNegative() || oldest.isZero() || giveUp.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("oldest must be positive, and give-up at least a day");
        }
        if (suspiciousPercent < 0 || suspiciousPercent > 100) {
            throw new IllegalArgumentException("suspicious-percent must be 0 to 100, not " + suspiciousPercent);
        }
    }
}
