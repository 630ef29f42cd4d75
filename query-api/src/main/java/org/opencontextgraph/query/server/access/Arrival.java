package org.opencontextgraph.query.server.access;

import java.sql.SQLException;
import java.time.Duration;

/** Waits until what was written has come back by way of the topics, so that the next request sees it. */
public final class Arrival {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(25);

    private Arrival() {}

    /** One look at the database. */
    @FunctionalInterface
    public interface Look {
        boolean hasArrived() throws SQLException;
    }

    /** False when it has not come within five seconds, or the thread was told to end. */
    public static boolean await(Look look) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!look.hasArrived()) {
                if (System.nanoTime() - deadline >= 0) {
                    return false;
                }
                Thread.sleep(LOOK);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
