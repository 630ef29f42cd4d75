package org.opencontextgraph.compose.bench.release;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.opencontextgraph.streams.release.Policy;
import org.opencontextgraph.streams.release.ReleaseSecret;
import org.opencontextgraph.streams.release.ReleaseSettings;

/**
 * One point of the grid.
 *
 * @param m most entries of one person in a unit
 */
public record Setting(int k, Duration window, int m) {
    /** What an instance has unless its operator says something else. */
    public static final Setting STANDARD = new Setting(Policy.FLOOR, Duration.ofDays(7), 10);
    /** Another one deals other people together; the figures hardly move, but they should be the same at every run. */
    private static final ReleaseSecret SECRET = new ReleaseSecret(new byte[ReleaseSecret.LENGTH]);

    /** All combinations. */
    public static List<Setting> grid(List<Integer> ks, List<Duration> windows, List<Integer> caps) {
        List<Setting> grid = new ArrayList<>();
        for (int k : ks) {
            for (Duration window : windows) {
                for (int m : caps) {
                    grid.add(new Setting(k, window, m));
                }
            }
        }
        return grid;
    }

    /** The gate's settings with everything else as usual. */
    public ReleaseSettings gate() {
        Policy usual = Policy.standard();
        int managerK = Math.max(k, usual.managerK());
        return ReleaseSettings.standard(SECRET)
                .withPolicy(
                        new Policy(usual.epoch(), k, managerK, window.toMillis(), usual.carry(), m, usual.managers()));
    }

    /** The same windows without a gate. */
    public ReleaseSettings ungated() {
        return gate().unsafely(1, false, false);
    }

    String windowText() {
        return Duration.ofDays(window.toDays()).equals(window) ? window.toDays() + " d" : window.toString();
    }
}
