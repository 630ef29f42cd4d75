package org.opencontextgraph.ingest.file.log;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the real logs, which lie beside the project and are not part of it. */
public final class SharedLogs {
    private SharedLogs() {}

    /** The log of this name; a test is skipped where it is absent. */
    public static Path log(String name) {
        Path file = directory().resolve("logs").resolve(name);
        assumeTrue(Files.isRegularFile(file), () -> name + " is not there; the real logs lie in shared/data/logs");
        return file;
    }

    /** Where the real data of all kinds lies, or would lie. */
    public static Path directory() {
        String given = System.getProperty("ocg.data");
        if (given != null) {
            return Path.of(given);
        }
        Path here = Path.of("").toAbsolutePath();
        for (Path at = here; at != null; at = at.getParent()) {
            Path data = at.resolve("shared").resolve("data");
            if (Files.isDirectory(data.resolve("logs"))) {
                return data;
            }
        }
        return here;
    }
}
