package org.opencontextgraph.streams.release;

import org.jspecify.annotations.Nullable;

/**
 * Settings of the gate. All instances that share a partition's history must have the same.
 *
 * @param policy rules of the first epoch
 * @param caps whether I7 holds
 * @param population whether I9 holds
 * @param budget store operations that one record may cause before the rest goes on through a {@code Tick}
 * @param unsafe allows what must never meet real people: k below 5, caps or population off
 */
public record ReleaseSettings(
        Policy policy, boolean caps, boolean population, int budget, boolean unsafe, ReleaseSecret secret) {
    public static final int BUDGET = 20_000;

    public ReleaseSettings {
        @Nullable String fault = policy.fault(unsafe);
        require(fault == null, String.valueOf(fault));
        require(unsafe || caps, "release.caps can be off only with unsafe");
        require(unsafe || population, "release.population can be off only with unsafe");
        require(budget >= 1, "release.budget is at least 1");
    }

    /** k = 5, weeks, carry 4, m = 10, everything on. */
    public static ReleaseSettings standard(ReleaseSecret secret) {
        return new ReleaseSettings(Policy.standard(), true, true, BUDGET, false, secret);
    }

    /** The same pipeline without a gate, for comparing with other tools. Never for real people's data. */
    public static ReleaseSettings ungated(ReleaseSecret secret) {
        return standard(secret).unsafely(1, false, false);
    }

    /** Another quorum, the same for managers, caps (I7) and population rule (I9) on or off. */
    public ReleaseSettings unsafely(int k, boolean caps, boolean population) {
        Policy other =
                new Policy(policy.epoch(), k, k, policy.window(), policy.carry(), policy.cap(), policy.managers());
        return new ReleaseSettings(other, caps, population, budget, true, secret);
    }

    /** Other rules for the first epoch. */
    public ReleaseSettings withPolicy(Policy other) {
        return new ReleaseSettings(other, caps, population, budget, unsafe, secret);
    }

    /** Another budget per record. */
    public ReleaseSettings withBudget(int budget) {
        return new ReleaseSettings(policy, caps, population, budget, unsafe, secret);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
