package org.opencontextgraph.compose.cli;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Logs as JSON into a file once there is a data directory, and warnings to standard error. Set up in code: reading an XML
 * file would cost a tenth of a second at every start.
 */
public final class Logging extends ContextAwareBase implements Configurator {
    private static final String REQUESTS = "org.opencontextgraph.query.requests";
    private static final int WAITING_REQUESTS = 8_192;
    private static final FileSize FILE_SIZE = FileSize.valueOf("20MB");

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern("%level %logger{0}: %msg%n%nopex");
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setTarget("System.err");
        console.addFilter(new Noise.OnTerminal());
        attach(context, console, encoder, "stderr");
        LogLevels.set(context);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /**
     * From now on everything of interest goes into this file, too. A line about a request is handed to a thread that writes:
     * requests run in virtual threads, and an encoder keeps its buffers for each thread until that is collected.
     *
     * @return to be closed when all requests were answered; writes what still waits, at most some seconds long
     */
    static AutoCloseable toFile(Path file) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setFile(file.toString());
        FixedWindowRollingPolicy old = new FixedWindowRollingPolicy();
        old.setContext(context);
        old.setParent(appender);
        old.setFileNamePattern(file + ".%i");
        old.setMaxIndex(3);
        old.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(FILE_SIZE);
        size.start();
        appender.setRollingPolicy(old);
        appender.setTriggeringPolicy(size);
        appender.addFilter(new Noise());
        attach(context, appender, JobIdOfThread.encoder(), "file");
        return requestsTo(appender, context);
    }

    private static AutoCloseable requestsTo(Appender<ILoggingEvent> file, LoggerContext context) {
        ch.qos.logback.classic.Logger requests = context.getLogger(REQUESTS);
        requests.detachAndStopAllAppenders();
        AsyncAppender waiting = new AsyncAppender();
        waiting.setContext(context);
        waiting.setName("requests");
        waiting.setQueueSize(WAITING_REQUESTS);
        waiting.setDiscardingThreshold(0); // none is lost: who asks waits
        Passing passing = new Passing(file);
        passing.setContext(context);
        passing.start();
        waiting.addAppender(passing);
        waiting.start();
        requests.addAppender(waiting);
        requests.setAdditive(false);
        return () -> {
            requests.setAdditive(true);
            requests.detachAppender(waiting);
            waiting.stop();
        };
    }

    /** An appender that waits stops what it wrote to when it is stopped; the file has more to take then. */
    private static final class Passing extends AppenderBase<ILoggingEvent> {
        private final Appender<ILoggingEvent> file;

        private Passing(Appender<ILoggingEvent> file) {
            this.file = file;
        }

        @Override
        protected void append(ILoggingEvent event) {
            file.doAppend(event);
        }
    }

    private static void attach(
            LoggerContext context,
            OutputStreamAppender<ILoggingEvent> appender,
            Encoder<ILoggingEvent> encoder,
            String name) {
        ch.qos.logback.classic.Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Appender<ILoggingEvent> previous = root.getAppender(name);
        if (previous != null) {
            root.detachAppender(previous);
            previous.stop();
        }
        encoder.setContext(context);
        encoder.start();
        appender.setName(name);
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        root.addAppender(appender);
    }
}
