package org.opencontextgraph.compose.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.query.server.ReadinessCheck;

/** The parts that start again by themselves as long as they can, and whether they still do. */
record Vitals(List<Part> parts) {
    private static final Duration LOOK = Duration.ofMillis(500);

    Vitals {
        parts = List.copyOf(parts);
    }

    List<ReadinessCheck> checks() {
        return parts.stream()
                .map(part -> new ReadinessCheck(part.name(), part.lives()))
                .toList();
    }

    /**
     * Returns when the instance was told to stop.
     *
     * @throws Refusal when a part has stopped for good: an instance that only looks alive would serve old answers
     */
    void watch(Shutdown shutdown, Path log) throws InterruptedException {
        while (true) {
            for (Part part : parts) {
                // In this order: a part that was told to stop was told after the shutdown began.
                if (!part.lives().getAsBoolean() && !shutdown.hasBegun()) {
                    throw new Refusal("the " + part.name() + " stopped for good; " + log + " says why");
                }
            }
            if (shutdown.hasBegun()) {
                return;
            }
            Thread.sleep(LOOK);
        }
    }
}
