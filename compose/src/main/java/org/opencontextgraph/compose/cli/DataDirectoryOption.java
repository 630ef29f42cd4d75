package org.opencontextgraph.compose.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.embedded.Refusal;
import picocli.CommandLine.Option;

/** Where an instance keeps its data. */
final class DataDirectoryOption {
    @Option(
            names = "--data-dir",
            paramLabel = "D",
            description = "Where the instance keeps its data (default: $$XDG_DATA_HOME/ocg or ~/.local/share/ocg).")
    private @Nullable Path directory;

    boolean isGiven() {
        return directory != null;
    }

    Path path() {
        if (directory != null && directory.toString().isEmpty()) {
            throw new Refusal("--data-dir is empty");
        }
        return (directory == null ? standard() : directory).toAbsolutePath().normalize();
    }

    private static Path standard() {
        String base = System.getenv().getOrDefault("XDG_DATA_HOME", "");
        return (base.isEmpty() ? Path.of(System.getProperty("user.home"), ".local", "share") : Path.of(base))
                .resolve("ocg");
    }
}
