package org.opencontextgraph.compose.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.run.Backends;
import org.opencontextgraph.compose.run.Instance;
import org.opencontextgraph.compose.run.Shutdown;
import org.opencontextgraph.compose.run.Tools;

/**
 * Instances under test. They stand on containers where Docker exists, else on the embedded backends; nothing else in these
 * tests knows. ({@code ocg up} and {@code ocg demo} have the embedded ones everywhere.)
 */
final class Instances {
    /** A real instance's rules; any port. */
    static final Map<String, String> STANDARD = Map.of();

    /** What {@code demo --unsafe --no-caps} sets. */
    static final Map<String, String> WITHOUT_CAPS = Map.of("policy.unsafe", "true", "policy.caps", "false");

    /** What {@code demo --unsafe --ungated} sets. */
    static final Map<String, String> UNGATED = Map.of("policy.unsafe", "true", "policy.ungated", "true");

    private Instances() {}

    /** An instance in this JVM, until the returned handle is closed or the JVM is told to end. */
    static Shutdown start(Path directory, Map<String, String> settings) {
        return start(directory, Containers.canBeHad() ? Containers.of(directory) : Backends.EMBEDDED, settings);
    }

    static Shutdown start(Path directory, Backends backends, Map<String, String> settings) {
        return start(directory, backends, Tools.NONE, settings);
    }

    static Shutdown start(Path directory, Backends backends, Tools tools, Map<String, String> settings) {
        Map<String, String> given = new HashMap<>(settings);
        given.put("api.port", "0");
        Shutdown shutdown = Shutdown.onSignal();
        try {
            Instance.start(shutdown.add(DataDirectory.open(directory)), backends, tools, given, shutdown);
            return shutdown;
        } catch (RuntimeException e) {
            shutdown.close();
            throw e;
        }
    }

    /** A directory whose instance decides and names as all others do that were prepared here. */
    static Path withCommonSecrets(Path directory) throws IOException {
        try (DataDirectory made = DataDirectory.open(directory)) {
            Path secrets = made.room("secrets");
            Files.writeString(secrets.resolve("release"), "5e".repeat(32));
            Files.writeString(secrets.resolve("ingest"), "c0".repeat(32));
        }
        return directory;
    }
}
