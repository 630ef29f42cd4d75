package org.opencontextgraph.compose.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.run.Instance;
import org.opencontextgraph.compose.run.InstanceSettings;
import org.opencontextgraph.compose.run.Shutdown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything on one machine, until told to stop. */
@Command(
        name = "up",
        description = "Run everything in one process: broker, database, streams, API.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Mixin
    private final DataDirectoryOption dataDirectory = new DataDirectoryOption();

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "" + InstanceSettings.DEFAULT_PORT,
            description = "The API's port on the loopback interface (default: ${DEFAULT-VALUE}).")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        try (Shutdown shutdown = Shutdown.onSignal()) {
            DataDirectory directory = shutdown.add(DataDirectory.open(dataDirectory.path()));
            directory.refuseUnsafe();
            Logging.toFile(directory.room("logs").resolve("ocg.log"));
            Instance instance = Instance.start(directory, new InstanceSettings(port), shutdown);
            var out = spec.commandLine().getOut();
            out.println("OCG is ready: " + instance.connection().api() + "  (data in " + directory.root() + ")");
            out.flush();
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
