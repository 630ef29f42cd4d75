package org.opencontextgraph.compose.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** Where the public logs are: {@code shared/data} beside the project, or {@code -Docg.data}. */
public final class PublicLog {
    private static final String ENDING = ".xes.gz";

    private PublicLog() {}

    /** The log of this name; the test is skipped where there is none. */
    public static Path find(String name) {
        return findIn("logs", name);
    }

    /** All parts of a log that was split for next-step prediction. */
    public static List<Path> parts(String name) {
        return Stream.of("train_", "val_", "test_")
                .map(part -> findIn("next-step", part + name))
                .toList();
    }

    private static Path findIn(String folder, String name) {
        Path found = look(folder + "/" + name + ENDING);
        Assumptions.assumeTrue(
                found != null,
                "needs " + name + ENDING + " in shared/data/" + folder + " beside the project, or -Docg.data");
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

    /** The folder of all of them; empty where it is not. */
    static Optional<Path> folder() {
        return Optional.ofNullable(look(""));
    }

    private static @Nullable Path look(String file) {
        String told = System.getProperty("ocg.data");
        if (told != null) {
            Path candidate = Path.of(told, file);
            return Files.exists(candidate) ? candidate : null;
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/data").resolve(file);
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        return null;
    }
}
