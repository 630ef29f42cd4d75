package org.opencontextgraph.compose.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.opencontextgraph.compose.bench.AccessBench;
import org.opencontextgraph.compose.bench.AccessResult;
import org.opencontextgraph.compose.demo.ApiReader;
import org.opencontextgraph.compose.demo.Loaded;
import org.opencontextgraph.compose.demo.Loading;
import org.opencontextgraph.compose.run.Databases;
import org.opencontextgraph.compose.run.Shutdown;
import org.opencontextgraph.ingest.simulated.SimulatedCompany;
import org.opencontextgraph.schema.config.PolicyConfig;
import org.opencontextgraph.schema.id.Audience;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What permissions cost. */
@Command(
        name = "access",
        description = "Permissions: how soon a change is seen, and what row-level security costs; some minutes, on the"
                + " simulated company in a throwaway directory.",
        mixinStandardHelpOptions = true)
final class AccessBenchCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Option(names = "--json", description = "Print the figures as the last line.")
    private boolean json;

    @Mixin
    private final SettingsOption settings = new SettingsOption();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        SimulatedCompany company = SimulatedCompany.standard(PolicyConfig.FLOOR);
        List<String> audiences =
                company.audiences().stream().map(Audience::value).collect(Collectors.toList());
        Map<String, String> given = settings.settings();
        given.put("policy.audiences", String.join(",", audiences));
        try (Shutdown shutdown = Shutdown.onSignal()) {
            ThrowawayInstance measured = ThrowawayInstance.start(given, shutdown);
            Loader loader = measured.loader();
            Loading loading = loader.loading(err);
            Loaded loaded = loading.source("simulated company", company.history());
            try (ApiReader api = loader.api(audiences)) {
                loading.awaitVisible(List.of(loaded.lane()), api);
            }
            AccessResult result =
                    new AccessBench(loader.feed(), new Databases(loader.config().postgres()), err).run();
            result.print(out);
            if (json) {
                out.println(result.json());
            }
            out.flush();
        }
        return 0;
    }
}
