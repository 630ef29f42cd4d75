package org.opencontextgraph.streams.lane;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.LaneProgress;

/**
 * The clock of one lane in one room: the minimum of what all sending partitions said.
 *
 * <p>A sender that closed the lane stands at {@link #CLOSED}; when all of them do, the lane is finished. Going back in time
 * is ignored: a repeated or late CLOCK changes nothing.
 */
public final class LaneClock {
    /** "Nothing of this lane comes after this." */
    public static final long CLOSED = Long.MAX_VALUE;

    private static final long SILENT = Long.MIN_VALUE;

    private LaneClock() {}

    public static LaneProgress heard(@Nullable LaneProgress before, int senders, Clock clock) {
        return heard(before, senders, clock.getSender(), clock.getThrough(), clock.getTaskIdle());
    }

    public static LaneProgress heard(@Nullable LaneProgress before, int senders, Close close) {
        return heard(before, senders, close.getSender(), CLOSED, close.getTaskIdle());
    }

    /** What this room knows to be complete; nothing as long as one sender is silent. */
    public static long now(LaneProgress progress) {
        return Collections.min(progress.getThrough());
    }

    /** Whether there is time that this room has not worked through. */
    public static boolean isBehind(LaneProgress progress) {
        return now(progress) > progress.getDone();
    }

    public static LaneProgress done(LaneProgress progress, long through) {
        return new LaneProgress(progress.getThrough(), progress.getTaskIdle(), through, false);
    }

    public static LaneProgress continuing(LaneProgress progress) {
        return new LaneProgress(progress.getThrough(), progress.getTaskIdle(), progress.getDone(), true);
    }

    private static LaneProgress heard(
            @Nullable LaneProgress before, int senders, int sender, long through, @Nullable Long taskIdle) {
        if (sender < 0 || sender >= senders) {
            throw new IllegalArgumentException("a clock of sender " + sender + ", but there are " + senders);
        }
        List<Long> all = before == null
                ? new ArrayList<>(Collections.nCopies(senders, SILENT))
                : new ArrayList<>(before.getThrough());
        if (all.size() != senders) {
            throw new IllegalStateException("the lane's book was made with " + all.size()
                    + " partitions, now there are " + senders + ": the corridor's partition count is fixed");
        }
        all.set(sender, Math.max(all.get(sender), through));
        return before == null
                ? new LaneProgress(all, taskIdle, SILENT, false)
                : new LaneProgress(
                        all,
                        before.getTaskIdle() == null ? taskIdle : before.getTaskIdle(),
                        before.getDone(),
                        before.getContinuing());
    }
}
