package org.opencontextgraph.streams.release;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Epoch;

/**
 * The rules of one epoch.
 *
 * @param epoch its number; the first is 0
 * @param k least number of distinct persons of a unit
 * @param managerK the same where one of the scope's audiences is a manager's
 * @param window length of the tumbling windows in milliseconds; they start at 1970-01-01T00:00Z
 * @param carry windows that a whole sequence waits for company after its own, and a transition at the last rung
 * @param cap most entries of one person in a unit (m of I7)
 * @param managers audiences that are a manager's
 */
public record Policy(long epoch, int k, int managerK, long window, int carry, int cap, List<String> managers) {
    public static final int FLOOR = 5;
    public static final int MANAGER_FLOOR = 10;
    private static final long LEAST_WINDOW = Duration.ofSeconds(1).toMillis();
    private static final long LONGEST_WINDOW = Duration.ofDays(366).toMillis();
    private static final int LONGEST_CARRY = 52;
    private static final int GREATEST = 1_000_000;

    public Policy {
        managers = List.copyOf(new TreeSet<>(managers));
    }

    /** k = 5 (managers 10), weeks, carry 4, m = 10. */
    public static Policy standard() {
        return new Policy(0, FLOOR, MANAGER_FLOOR, Duration.ofDays(7).toMillis(), 4, 10, List.of());
    }

    static Policy of(Epoch epoch) {
        return new Policy(
                epoch.getEpoch(),
                epoch.getK(),
                epoch.getManagerK(),
                epoch.getWindow(),
                epoch.getCarry(),
                epoch.getCap(),
                epoch.getManagers());
    }

    /** What is wrong with it: the key and the rule; null when it may hold. */
    @Nullable
    String fault(boolean unsafe) {
        if (k < 1 || k > GREATEST || managerK < 1 || managerK > GREATEST) {
            return "release.k is at least 1, and at most a million";
        } else if (!unsafe && k < FLOOR) {
            return "release.k is at least " + FLOOR;
        } else if (!unsafe && managerK < MANAGER_FLOOR) {
            return "release.k for managers is at least " + MANAGER_FLOOR;
        } else if (managerK < k) {
            return "release.k for managers is at least k";
        } else if (window < LEAST_WINDOW || window > LONGEST_WINDOW) {
            return "release.window is at least a second, and at most 366 days";
        } else if (carry < 0 || carry > LONGEST_CARRY) {
            return "release.carry is 0 to " + LONGEST_CARRY;
        } else if (cap < 1 || cap > GREATEST) {
            return "release.cap is at least 1";
        }
        return null;
    }

    /** In words, for the audit. */
    String rules() {
        return "k " + k + ", k for managers " + managerK + ", window " + Duration.ofMillis(window) + ", carry " + carry
                + ", entries per person " + cap + ", managers " + managers;
    }

    /** Least number of distinct persons of a unit of this scope (audiences joined by commas). */
    int kFor(String scope) {
        if (managers.isEmpty()) {
            return k;
        }
        for (String audience : scope.split(",", -1)) {
            if (managers.contains(audience)) {
                return managerK;
            }
        }
        return k;
    }

    /** Where the window ends, exclusive, that holds a time. */
    long endOfWindow(long time) {
        return (Math.floorDiv(time, window) + 1) * window;
    }

    /** The last end of a window that a clock has passed. */
    long passed(long clock) {
        return Math.floorDiv(clock, window) * window;
    }

    /** How long an entry waits at this rung after its own window, in milliseconds. */
    long wait(Rung rung) {
        return window * (rung == Rung.SEQUENCE || rung == Rung.ONE ? carry : 1);
    }
}
