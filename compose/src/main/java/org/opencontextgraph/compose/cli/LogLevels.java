package org.opencontextgraph.compose.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import org.slf4j.Logger;

/** Our own rooms speak; libraries speak up only when something is wrong. */
final class LogLevels {
    private static final List<String> SILENT = List.of(
            "org.eclipse.jetty.util.HostPort", // repeats the address that somebody asked for
            "org.apache.kafka.clients.NetworkClient",
            "org.apache.kafka.clients.consumer.internals.OffsetFetcherUtils",
            "org.apache.kafka.streams.StreamsConfig",
            "org.apache.kafka.streams.processor.internals.StateDirectory");

    /** They repeat rows, statements and settings; what went wrong is said by the connector, in its own words. */
    private static final List<String> WITH_CONTENT =
            List.of("io.debezium", "org.apache.kafka.connect", "org.postgresql");

    private LogLevels() {}

    static void set(LoggerContext context) {
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        context.getLogger("org.opencontextgraph").setLevel(Level.INFO);
        WITH_CONTENT.forEach(name -> context.getLogger(name).setLevel(Level.OFF));
        SILENT.forEach(name -> context.getLogger(name).setLevel(Level.ERROR));
    }
}
