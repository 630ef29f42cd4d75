package org.opencontextgraph.compose.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.opencontextgraph.compose.embedded.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the pages of the reference that are made from code. */
@Command(name = "docs", description = "Write the generated pages of docs/reference.", mixinStandardHelpOptions = true)
final class DocsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FOLDER",
            arity = "0..1",
            description = "Where to (default: docs/reference of the project).")
    private Path folder = Path.of(System.getProperty("ocg.home", ""), "docs", "reference");

    /** File name to text. */
    static Map<String, String> pages() {
        return Map.of("topics.md", TopicReference.page(), "configuration.md", ConfigurationReference.page());
    }

    @Override
    public Integer call() {
        pages().forEach((name, text) -> {
            Path file = folder.resolve(name);
            try {
                Files.createDirectories(folder);
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new Refusal("cannot write " + file + ": " + e.getMessage(), e);
            }
            spec.commandLine().getOut().println(file);
        });
        spec.commandLine().getOut().flush();
        return 0;
    }
}
