package org.opencontextgraph.query.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What the log says at its usual level that nobody wants to read: errors, and stack traces. */
final class RecordedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    /** It says how a connection broke. */
    private static final String POOL = "com.zaxxer.hikari";

    private final List<String> bad = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    RecordedLog() {
        setContext(root.getLoggerContext());
        start();
        root.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(Level.ERROR)
                || (event.getThrowableProxy() != null && !event.getLoggerName().startsWith(POOL))) {
            bad.add(event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage() + " "
                    + (event.getThrowableProxy() == null
                            ? ""
                            : event.getThrowableProxy().getClassName() + ": "
                                    + event.getThrowableProxy().getMessage()));
        }
    }

    /** Since the last time. */
    List<String> take() {
        List<String> taken = List.copyOf(bad);
        bad.clear();
        return taken;
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }
}
