package org.opencontextgraph.compose.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.compose.run.Instance;
import org.opencontextgraph.compose.run.Shutdown;
import org.opencontextgraph.schema.config.ConfigReader;
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

    @Mixin
    private final SettingsOption settings = new SettingsOption();

    @Option(
            names = "--port",
            paramLabel = "P",
            description = "The API's port on the loopback interface (default: 8080).")
    private @Nullable Integer port;

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> given = settings.settings();
        if (port != null) {
            given.put("api.port", port.toString());
        }
        if (ConfigReader.read(given).policy().unsafe()) {
            throw new Refusal("policy.unsafe = true exists in a demo only (./ocg demo --unsafe), wherever it was said");
        }
        try (Shutdown shutdown = Shutdown.onSignal()) {
            DataDirectory directory = shutdown.add(DataDirectory.open(dataDirectory.path()));
            directory.refuseUnsafe();
            Path log = directory.room("logs").resolve("ocg.log");
            shutdown.add(Logging.toFile(log));
            Instance instance = Instance.start(directory, given, shutdown);
            var out = spec.commandLine().getOut();
            out.println("OCG is ready: " + instance.connection().api() + "  (data in " + directory.root() + ")");
            out.flush();
            instance.awaitEnd(shutdown, log);
        }
        return 0;
    }
}
