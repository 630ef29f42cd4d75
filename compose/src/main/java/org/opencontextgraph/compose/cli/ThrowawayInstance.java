package org.opencontextgraph.compose.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.run.Instance;
import org.opencontextgraph.compose.run.Shutdown;

/** A real instance that is measured and then forgotten: on a directory of its own, at any free port, with a log of its own. */
record ThrowawayInstance(DataDirectory directory, Instance instance, Loader loader) {

    /**
     * @param settings in addition to what all of them have; {@code api.port} is set here
     * @param shutdown ends it, and takes its directory away
     */
    static ThrowawayInstance start(Map<String, String> settings, Shutdown shutdown) throws IOException {
        settings.put("api.port", "0");
        Path place = Files.createTempDirectory("ocg-bench-");
        shutdown.add(new ThrowawayDirectory(place));
        DataDirectory directory = shutdown.add(DataDirectory.open(place));
        shutdown.add(Logging.toFile(directory.room("logs").resolve("ocg.log")));
        Instance instance = Instance.start(directory, settings, shutdown);
        return new ThrowawayInstance(directory, instance, Loader.to(instance.connection(), directory.secrets()));
    }
}
