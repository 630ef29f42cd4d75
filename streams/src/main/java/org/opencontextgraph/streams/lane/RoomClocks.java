package org.opencontextgraph.streams.lane;

import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.LaneProgress;

/** The clocks of a room that only hands time on: what all senders have said is said again, in this room's name. */
public final class RoomClocks {
    private final OrderedStore<LaneProgress> lanes;
    private final int senders;
    private final int partition;

    /**
     * @param senders how many partitions send to this room
     * @param partition this room's own partition, the sender of what it says
     */
    public RoomClocks(OrderedStore<LaneProgress> lanes, int senders, int partition) {
        this.lanes = lanes;
        this.senders = senders;
        this.partition = partition;
    }

    /** What to say to the next room, if time moved: a Clock or a Close. */
    public @Nullable Passed heard(Clock clock) {
        return pass(clock.getLane(), LaneClock.heard(lanes.get(clock.getLane()), senders, clock));
    }

    public @Nullable Passed heard(Close close) {
        return pass(close.getLane(), LaneClock.heard(lanes.get(close.getLane()), senders, close));
    }

    private @Nullable Passed pass(String lane, LaneProgress progress) {
        if (!LaneClock.isBehind(progress)) {
            lanes.put(lane, progress);
            return null;
        }
        long now = LaneClock.now(progress);
        lanes.put(lane, LaneClock.done(progress, now));
        return Passed.at(lane, partition, now, progress.getTaskIdle());
    }
}
