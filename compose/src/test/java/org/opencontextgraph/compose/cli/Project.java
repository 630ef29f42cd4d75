package org.opencontextgraph.compose.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project is, found by walking up from the working directory. */
public final class Project {
    private Project() {}

    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("ocg"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("the tests run outside the project");
            }
        }
        return folder;
    }
}
