package org.opencontextgraph.compose.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.opencontextgraph.compose.bench.ingest.Amount;
import org.opencontextgraph.compose.bench.ingest.IngestBench;
import org.opencontextgraph.compose.bench.ingest.IngestResult;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.embedded.EmbeddedPostgres;
import org.opencontextgraph.compose.run.Shutdown;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How fast tools become rows. */
@Command(
        name = "ingest",
        description =
                "Each connector from its tool's answers to rows, beside COPY and merge of the same rows; the log of a"
                        + " database under load; memory over a long run. Some minutes, in a throwaway directory, with tools that"
                        + " are made here. Takes pgbench for the load where it is on the PATH.",
        mixinStandardHelpOptions = true)
final class IngestBenchCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Option(names = "--json", description = "Print the figures as the last line.")
    private boolean json;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "50000",
            description = "What each tool holds (default: ${DEFAULT-VALUE}).")
    private int events = 50_000;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often it is read, after once to warm up (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "15",
            description = "How long each load takes (default: ${DEFAULT-VALUE}).")
    private int seconds = 15;

    @Option(
            names = "--memory-events",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "How long the run for the memory is (default: ${DEFAULT-VALUE}).")
    private int memoryEvents = 1_000_000;

    @Mixin
    private final SettingsOption settings = new SettingsOption();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        Amount amount = amount();
        PrintWriter out = spec.commandLine().getOut();
        Map<String, String> given = settings.settings();
        given.put("policy.audiences", "everyone");
        try (Shutdown shutdown = Shutdown.onSignal()) {
            ThrowawayInstance measured = ThrowawayInstance.start(given, shutdown);
            Path place = Files.createTempDirectory("ocg-bench-");
            shutdown.add(new ThrowawayDirectory(place));
            DataDirectory desk = shutdown.add(DataDirectory.open(place));
            EmbeddedPostgres database = shutdown.start(() -> EmbeddedPostgres.start(desk));
            IngestResult result = new IngestBench(
                            measured.instance().connection().settings(),
                            measured.directory().secrets(),
                            database,
                            amount,
                            spec.commandLine().getErr())
                    .run();
            result.print(out);
            if (json) {
                out.println(result.json());
            }
            out.flush();
        }
        return 0;
    }

    private Amount amount() {
        try {
            return new Amount(events, rounds, seconds, memoryEvents);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
