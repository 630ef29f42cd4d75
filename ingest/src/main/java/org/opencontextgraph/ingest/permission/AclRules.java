package org.opencontextgraph.ingest.permission;

import java.time.Duration;

/**
 * When readers that nobody has confirmed stop counting.
 *
 * @param oldest readers that were last confirmed longer ago are unknown
 * @param giveUp readers that have been unknown for longer are taken for nobody: what was shared of the resource is taken back
 * @param suspicious a run that names less than this share of the known resources is not believed to be complete
 */
public record AclRules(Duration oldest, Duration giveUp, double suspicious) {
    /** Fewer known resources than this may well go at once. */
    static final int MANY = 20;

    public AclRules {
        if (oldest.isNegative() || oldest.isZero() || giveUp.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException(
                    "permissions.oldest must be positive, permissions.give-up at least a day");
        }
        if (suspicious < 0 || suspicious > 1) {
            throw new IllegalArgumentException("permissions.suspicious is a share, 0 to 1, not " + suspicious);
        }
    }
}
