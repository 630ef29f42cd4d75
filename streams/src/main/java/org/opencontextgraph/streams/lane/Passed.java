package org.opencontextgraph.streams.lane;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;

/**
 * A lane's time on its way to every partition of the next room.
 *
 * @param message a {@link Clock} or a {@link Close}
 */
public record Passed(String lane, SpecificRecord message) {

    public static Passed at(String lane, int sender, long through, @Nullable Long taskIdle) {
        return new Passed(
                lane,
                through == LaneClock.CLOSED
                        ? new Close(lane, sender, taskIdle)
                        : new Clock(lane, sender, through, taskIdle));
    }
}
