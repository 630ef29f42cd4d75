package org.opencontextgraph.compose.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.opencontextgraph.compose.bench.ui.Chromium;
import org.opencontextgraph.compose.bench.ui.UiBench;
import org.opencontextgraph.compose.bench.ui.UiResult;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.compose.run.Databases;
import org.opencontextgraph.compose.run.Shutdown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How soon a person sees something. */
@Command(
        name = "ui",
        description =
                "The user interface in a real browser, on 40 steps and 2,000 variants; some minutes, in a throwaway"
                        + " directory. Needs Chromium and Node.js.",
        mixinStandardHelpOptions = true)
final class UiBenchCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Option(names = "--json", description = "Print the figures as the last line.")
    private boolean json;

    @Mixin
    private final SettingsOption settings = new SettingsOption();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        Path chromium = Chromium.find(System.getenv())
                .orElseThrow(() -> new Refusal("this benchmark needs " + Chromium.NEEDED));
        String home = System.getProperty("ocg.home");
        if (home == null) {
            throw new Refusal("this benchmark is started by ./ocg, which knows where frontend/ is");
        }
        PrintWriter out = spec.commandLine().getOut();
        Map<String, String> given = settings.settings();
        given.put("api.requests-per-second", "0");
        given.put("policy.audiences", "everyone");
        try (Shutdown shutdown = Shutdown.onSignal()) {
            ThrowawayInstance measured = ThrowawayInstance.start(given, shutdown);
            Loader loader = measured.loader();
            UiResult result = new UiBench(
                            measured.instance().connection().api(),
                            new Databases(loader.config().postgres()),
                            Path.of(home),
                            chromium,
                            measured.directory().room("logs"),
                            spec.commandLine().getErr())
                    .run();
            result.print(out);
            if (json) {
                out.println(result.json());
            }
            out.flush();
            return result.isComplete() ? 0 : 1;
        }
    }
}
