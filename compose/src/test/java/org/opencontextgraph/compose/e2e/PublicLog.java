package org.opencontextgraph.compose.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** Where the public logs are: {@code shared/data/logs} beside the project, or beneath {@code -Docg.data}. */
public final class PublicLog {
    private static final String ENDING = ".xes.gz";

    private PublicLog() {}

    /** The log of this name; the test is skipped where there is none. */
    public static Path find(String name) {
        Path found = look(name + ENDING);
        Assumptions.assumeTrue(
                found != null, "needs " + name + ENDING + " in shared/data/logs beside the project, or -Docg.data");
        return Objects.requireNonNull(found);
    }

    /** The command line that imports it, its people and readers vouched for. */
    static String[] vouched(String name, Path dataDirectory) {
        return new String[] {
            "import",
            "--data-dir",
            dataDirectory.toString(),
            "--consent",
            "all",
            "--readable-by",
            "everyone",
            "--register-labels",
            find(name).toString()
        };
    }

    private static @Nullable Path look(String file) {
        String told = System.getProperty("ocg.data");
        if (told != null) {
            Path candidate = Path.of(told, "logs", file);
            return Files.exists(candidate) ? candidate : null;
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/data/logs").resolve(file);
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        return null;
    }
}
