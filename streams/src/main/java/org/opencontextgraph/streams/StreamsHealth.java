package org.opencontextgraph.streams;

import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the streams are, for anybody to ask at any time; says once when they stopped without being told to. */
final class StreamsHealth implements KafkaStreams.StateListener {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsHealth.class);

    private volatile State state = State.CREATED;
    private volatile boolean told;

    @Override
    public void onChange(State now, State before) {
        state = now;
        if (!isAlive() && !told) {
            told = true;
            LOG.error("the streams have stopped for good: nothing is taken in or released until they are started again;"
                    + " the errors before this say why");
        }
    }

    /** From here on a stop is no news. */
    void closing() {
        told = true;
    }

    boolean isRunning() {
        return state == State.RUNNING;
    }

    /** Whether it can still come to run by itself. */
    boolean isAlive() {
        return switch (state) {
            case CREATED, REBALANCING, RUNNING -> true;
            case PENDING_SHUTDOWN, PENDING_ERROR, NOT_RUNNING, ERROR -> false;
        };
    }

    boolean hasTold() {
        return told;
    }
}
