package org.opencontextgraph.compose.faults;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.util.Objects;
import org.opencontextgraph.streams.StreamsApplication;
import org.slf4j.LoggerFactory;

/** One instance of the streams in a JVM of its own, so that a kill -9 is a real one. */
final class InstanceMain {
    static final String RUNS = "the instance runs";

    private InstanceMain() {}

    public static void main(String[] arguments) throws InterruptedException, JoranException {
        endWithWhoeverStartedIt();
        sayEverything();
        StreamsApplication streams = InstanceSetup.of(arguments).application();
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
        streams.start();
        boolean said = false;
        while (streams.isAlive()) {
            if (!said && streams.isRunning()) {
                said = true;
                System.out.println(RUNS);
            }
            Thread.sleep(20);
        }
        System.out.println("the streams have stopped");
    }

    /** In place of what {@code ocg} says on a terminal. */
    private static void sayEverything() throws JoranException {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        JoranConfigurator xml = new JoranConfigurator();
        xml.setContext(context);
        xml.doConfigure(Objects.requireNonNull(InstanceMain.class.getResource("/faults/logback-instance.xml")));
    }

    /** The pipe to standard input breaks when the test ends, in whatever way. */
    private static void endWithWhoeverStartedIt() {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (System.in.read() >= 0) {
                    // nobody says anything
                }
            } catch (IOException broken) {
                // the same
            }
            Runtime.getRuntime().halt(3);
        });
    }
}
