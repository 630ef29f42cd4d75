package org.opencontextgraph.compose.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.opencontextgraph.compose.bench.PipelineBench;
import org.opencontextgraph.compose.bench.PipelineResult;
import org.opencontextgraph.compose.demo.ApiReader;
import org.opencontextgraph.compose.run.Shutdown;
import org.opencontextgraph.compose.run.StreamsRole;
import org.opencontextgraph.schema.config.PolicyConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Benchmarks, each a ratio against a limit of the same run. */
@Command(
        name = "bench",
        description = "Measure on this machine, as ratios against limits of the same run.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT",
        subcommands = {
            BenchCommand.Pipeline.class,
            ReleaseBenchCommand.class,
            NextStepBenchCommand.class,
            AccessBenchCommand.class,
            ApiBenchCommand.class,
            IngestBenchCommand.class,
            UiBenchCommand.class
        })
final class BenchCommand {

    /** The whole way of an event. */
    @Command(
            name = "pipeline",
            description = "A log from the file to the last row, against bare hops and bare COPY; takes some minutes.",
            mixinStandardHelpOptions = true)
    static final class Pipeline implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // picocli
        private CommandSpec spec;

        @Option(names = "--log", paramLabel = "FILE", required = true, description = "The event log.")
        @SuppressWarnings("NullAway.Init") // picocli
        private Path file;

        @Option(names = "--json", description = "Print the figures as the last line.")
        private boolean json;

        @Option(
                names = "--times",
                paramLabel = "N",
                defaultValue = "10",
                description = "How often the log is repeated for the last figure (default: ${DEFAULT-VALUE}).")
        private int times = 10;

        @Mixin
        private final LogOptions log = new LogOptions();

        @Mixin
        private final SettingsOption settings = new SettingsOption();

        @Override
        public Integer call() throws IOException, InterruptedException, SQLException {
            PrintWriter out = spec.commandLine().getOut();
            Map<String, String> given = settings.settings();
            given.put("policy.audiences", "everyone");
            try (Shutdown shutdown = Shutdown.onSignal()) {
                ThrowawayInstance measured = ThrowawayInstance.start(given, shutdown);
                Loader loader = measured.loader();
                try (ApiReader api = loader.api(java.util.List.of("everyone"))) {
                    PipelineResult result = new PipelineBench(
                                    loader.config(),
                                    StreamsRole.settings(
                                            loader.config(),
                                            measured.directory().secrets()),
                                    measured.directory().secrets().ingest().bytes(),
                                    api,
                                    log.forBench(
                                            file,
                                            PolicyConfig.FLOOR,
                                            measured.directory().room("spill"),
                                            spec.commandLine()),
                                    spec.commandLine().getErr())
                            .run(times);
                    result.print(out);
                    if (json) {
                        out.println(result.json());
                    }
                    out.flush();
                }
            }
            return 0;
        }
    }
}
