package org.opencontextgraph.ingest.feed;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;

/**
 * What may be said about an import's time: after an event at t, everything up to t − 1 has been sent, because events
 * come in order of time and the next may share t. Only at the end t itself is through.
 */
final class LaneClock {
    private static final int SENDER = 0;
    private static final long NOTHING = -1;

    private final String lane;
    private final @Nullable Long taskIdle;
    private final int eventsPerClock;
    private long last = NOTHING;
    private long said = NOTHING;
    private int sinceSaid;

    LaneClock(Source source, int eventsPerClock) {
        this.lane = source.lane().value();
        Duration idle = source.taskIdle();
        this.taskIdle = idle == null ? null : idle.toMillis();
        this.eventsPerClock = eventsPerClock;
    }

    /**
     * An event was sent.
     *
     * @return what to say now, or null
     * @throws IllegalStateException when the source breaks its promise of order: a clock said before would be wrong
     */
    @Nullable
    Clock sent(long time) {
        if (time < last) {
            throw new IllegalStateException("the source's events are not in the order of their times");
        }
        last = time;
        sinceSaid++;
        return sinceSaid >= eventsPerClock ? say(time - 1) : null;
    }

    /** @return the last thing to say before {@link #close}, or null when all is said */
    @Nullable
    Clock end() {
        return say(last);
    }

    Close close() {
        return new Close(lane, SENDER, taskIdle);
    }

    private @Nullable Clock say(long through) {
        if (through <= said || through < 0) {
            return null;
        }
        said = through;
        sinceSaid = 0;
        return new Clock(lane, SENDER, through, taskIdle);
    }
}
