package org.opencontextgraph.compose.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.jspecify.annotations.Nullable;

/**
 * Drops what the broker logs as an error during normal exactly-once load: a producer that the second version of
 * transactions let in out of order tries again and succeeds.
 */
class Noise extends Filter<ILoggingEvent> {
    @Override
    public FilterReply decide(ILoggingEvent event) {
        return isBroker(event) && isOutOfOrder(event) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    private static boolean isBroker(ILoggingEvent event) {
        String name = event.getLoggerName();
        return name.startsWith("kafka.") || name.startsWith("org.apache.kafka.storage") || name.startsWith("state.");
    }

    private static boolean isOutOfOrder(ILoggingEvent event) {
        @Nullable IThrowableProxy thrown = event.getThrowableProxy();
        return thrown != null && thrown.getClassName().equals(OutOfOrderSequenceException.class.getName());
    }

    /** On a terminal, libraries' warnings are noise, too; the file has them. */
    static final class OnTerminal extends Noise {
        @Override
        public FilterReply decide(ILoggingEvent event) {
            boolean ours = event.getLoggerName().startsWith("org.opencontextgraph");
            Level threshold = ours ? Level.WARN : Level.ERROR;
            return event.getLevel().isGreaterOrEqual(threshold) ? super.decide(event) : FilterReply.DENY;
        }
    }
}
