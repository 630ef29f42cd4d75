package org.opencontextgraph.compose.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.opencontextgraph.compose.bench.api.ApiBench;
import org.opencontextgraph.compose.bench.api.ApiResult;
import org.opencontextgraph.compose.run.Databases;
import org.opencontextgraph.compose.run.Shutdown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the API gives in a second. */
@Command(
        name = "api",
        description =
                "The API under load, beside pgbench, a bare handler and a constant of the same run; some minutes, in a"
                        + " throwaway directory. Needs wrk and pgbench on the PATH.",
        mixinStandardHelpOptions = true)
final class ApiBenchCommand implements Callable<Integer> {
    private static final String READER = "bench-reader";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Option(names = "--json", description = "Print the figures as the last line.")
    private boolean json;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "How long each measurement takes (default: ${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Mixin
    private final SettingsOption settings = new SettingsOption();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        ApiBench.requireTools();
        PrintWriter out = spec.commandLine().getOut();
        Map<String, String> given = settings.settings();
        given.put("api.requests-per-second", "0");
        given.put("policy.audiences", "everyone");
        try (Shutdown shutdown = Shutdown.onSignal()) {
            ThrowawayInstance measured = ThrowawayInstance.start(given, shutdown);
            Loader loader = measured.loader();
            ApiResult result = new ApiBench(
                            measured.instance().connection().api(),
                            measured.instance().connection().devTokens().fetch(READER, List.of(), List.of()),
                            READER,
                            new Databases(loader.config().postgres()),
                            seconds,
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
}
