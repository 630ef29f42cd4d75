package org.opencontextgraph.compose.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.opencontextgraph.compose.demo.ApiReader;
import org.opencontextgraph.compose.demo.Loaded;
import org.opencontextgraph.compose.demo.Loading;
import org.opencontextgraph.compose.embedded.Secrets;
import org.opencontextgraph.compose.run.Connection;
import org.opencontextgraph.ingest.file.FileImport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Loads event logs into a running instance, under that instance's policy. */
@Command(
        name = "import",
        description = "Load event logs (XES, CSV, OCEL 2.0) into a running instance.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Mixin
    private final DataDirectoryOption dataDirectory = new DataDirectoryOption();

    @Mixin
    private final LogOptions log = new LogOptions();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The logs.")
    private List<Path> files = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        CommandLine command = spec.commandLine();
        log.refuseOneProcessForMany(files.size(), command);
        Path directory = dataDirectory.path();
        Connection connection = Connection.read(directory);
        Loader loader = Loader.to(connection, Secrets.in(directory));
        log.refuseUndeclaredReaders(loader.config().policy().audiences());
        try (ThrowawayDirectory spill = new ThrowawayDirectory(Files.createTempDirectory("ocg-import-"));
                ApiReader api = loader.api(List.of())) {
            Loading loading = loader.loading(command.getErr());
            List<FileImport> imports = files.stream()
                    .map(file -> log.of(file, false, loader.config().policy().k(), spill.path(), command))
                    .toList();
            List<Loaded> loaded = imports.stream().map(loading::file).toList();
            loading.awaitVisible(loaded.stream().map(Loaded::lane).toList(), api);
            loaded.forEach(this::tell);
            warn(loaded);
        }
        return 0;
    }

    /** A finished import cannot be repeated with another answer, so whoever forgot one should know. */
    private void warn(List<Loaded> loaded) {
        if (!log.missing().isEmpty() && !loaded.stream().allMatch(Loaded::already)) {
            var err = spec.commandLine().getErr();
            err.println("ocg: nothing of this will be released: " + String.join("; ", log.missing())
                    + ". If that is not meant, import it under another --process");
            err.flush();
        }
    }

    private void tell(Loaded loaded) {
        var out = spec.commandLine().getOut();
        out.println(
                loaded.already()
                        ? loaded.stream()
                                + ": was imported before, nothing changed; consent, readers and labels are those of then"
                        : loaded.stream() + ": " + loaded.eventsRead() + " events loaded, " + loaded.eventsRejected()
                                + " refused; what may be shown can be read now");
        out.flush();
    }
}
