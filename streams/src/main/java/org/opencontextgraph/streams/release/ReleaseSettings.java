package org.opencontextgraph.streams.release;

import java.time.Duration;

/**
 * Settings of the gate. All instances that share a partition's history must have the same.
 *
 * @param k least number of distinct persons of a unit
 * @param window length of the tumbling windows, which start at 1970-01-01T00:00Z
 * @param carry windows that an entry waits for company after its own
 * @param cap most entries of one person in a unit (m of I7)
 * @param caps whether I7 holds
 * @param population whether I9 holds
 * @param budget store operations that one record may cause before the rest goes on through a {@code Tick}
 * @param unsafe allows what must never meet real people: k below 5, caps or population off
 */
public record ReleaseSettings(
        int k,
        Duration window,
        int carry,
        int cap,
        boolean caps,
        boolean population,
        int budget,
        boolean unsafe,
        ReleaseSecret secret) {
    public static final int FLOOR = 5;

    public ReleaseSettings {
        require(k >= 1, "release.k", "is at least 1");
        require(unsafe || k >= FLOOR, "release.k", "is at least " + FLOOR);
        require(window.toMillis() >= 1000, "release.window", "is at least a second");
        require(carry >= 0, "release.carry", "is at least 0");
        require(cap >= 1, "release.cap", "is at least 1");
        require(unsafe || caps, "release.caps", "can be off only with unsafe");
        require(unsafe || population, "release.population", "can be off only with unsafe");
        require(budget >= 1, "release.budget", "is at least 1");
    }

    /** k = 5, weeks, carry 4, m = 10, everything on. */
    public static ReleaseSettings standard(ReleaseSecret secret) {
        return new ReleaseSettings(FLOOR, Duration.ofDays(7), 4, 10, true, true, 20_000, false, secret);
    }

    /** The same pipeline without a gate, for comparing with other tools. Never for real people's data. */
    public static ReleaseSettings ungated(ReleaseSecret secret) {
        return standard(secret).unsafely(1, false, false);
    }

    /** Another quorum, caps (I7) and population rule (I9) on or off. */
    public ReleaseSettings unsafely(int k, boolean caps, boolean population) {
        return new ReleaseSettings(k, window, carry, cap, caps, population, budget, true, secret);
    }

    /** Another quorum. */
    public ReleaseSettings withK(int k) {
        return new ReleaseSettings(k, window, carry, cap, caps, population, budget, unsafe, secret);
    }

    /** Another budget per record. */
    public ReleaseSettings withBudget(int budget) {
        return new ReleaseSettings(k, window, carry, cap, caps, population, budget, unsafe, secret);
    }

    /** Least number of persons who must have brought a trace before any pool of theirs is cut (I9). */
    int leastPopulation() {
        return Math.max(10, 2 * k);
    }

    /** The window that holds a time. */
    long windowOf(long time) {
        return Math.floorDiv(time, window.toMillis());
    }

    /** Where a window starts, which is where the one before it ends. */
    long startOf(long windowNumber) {
        return windowNumber * window.toMillis();
    }

    /** Where a window ends, exclusive. */
    long endOf(long windowNumber) {
        return startOf(windowNumber + 1);
    }

    private static void require(boolean holds, String key, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(key + " " + rule);
        }
    }
}
