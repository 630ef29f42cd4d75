package org.opencontextgraph.compose.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.run.Instance;
import org.opencontextgraph.compose.run.Shutdown;
import picocli.CommandLine.Command;

/** One start and stop on a throwaway directory, from which the launcher's AOT cache learns what a start needs. */
@Command(name = "rehearse", hidden = true, description = "Start and stop once, for the launcher's AOT cache.")
final class RehearseCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        Path place = Files.createTempDirectory("ocg-rehearsal-");
        try (ThrowawayDirectory throwaway = new ThrowawayDirectory(place);
                Shutdown shutdown = Shutdown.onSignal()) {
            DataDirectory directory = shutdown.add(DataDirectory.open(throwaway.path()));
            shutdown.add(Logging.toFile(directory.room("logs").resolve("ocg.log")));
            Instance.start(directory, Map.of("api.port", "0"), shutdown);
        }
        return 0;
    }
}
