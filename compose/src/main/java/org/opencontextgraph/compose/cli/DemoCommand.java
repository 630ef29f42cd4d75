package org.opencontextgraph.compose.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.demo.ApiReader;
import org.opencontextgraph.compose.demo.DemoReport;
import org.opencontextgraph.compose.demo.Loaded;
import org.opencontextgraph.compose.demo.Loading;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.run.Backends;
import org.opencontextgraph.compose.run.Instance;
import org.opencontextgraph.compose.run.Shutdown;
import org.opencontextgraph.compose.run.Tools;
import org.opencontextgraph.ingest.feed.LiveFeed;
import org.opencontextgraph.ingest.feed.Pseudonyms;
import org.opencontextgraph.ingest.permission.AudienceGroups;
import org.opencontextgraph.ingest.simulated.SimulatedCompany;
import org.opencontextgraph.schema.config.ConfigReader;
import org.opencontextgraph.schema.config.PolicyConfig;
import org.opencontextgraph.schema.id.Audience;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** An instance on a throwaway directory, with data in it. */
@Command(
        name = "demo",
        description =
                "Run everything on a throwaway directory, load a simulated company or event logs, show the result.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final Duration LIVE_INTERVAL = Duration.ofSeconds(5);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Event logs (XES, CSV, OCEL 2.0); without it a simulated company.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--exit", description = "Stop when everything has been shown.")
    private boolean exit;

    @Option(names = "--json", description = "Print the importer's report as the last line.")
    private boolean json;

    @Option(names = "--data-dir", paramLabel = "D", description = "Keep the data in this directory.")
    private @Nullable Path kept;

    @Option(
            names = "--port",
            paramLabel = "P",
            description = "The API's port (default: 8080; with --exit any free one).")
    private @Nullable Integer port;

    @Mixin
    private final SettingsOption settings = new SettingsOption();

    @Mixin
    private final LogOptions log = new LogOptions();

    @Mixin
    private final GateOptions gate = new GateOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        log.refuseOneProcessForMany(files.size(), spec.commandLine());
        Map<String, String> given = settings.settings();
        given.putAll(gate.settings(spec.commandLine()));
        if (port != null || exit) {
            given.put("api.port", port == null ? "0" : port.toString());
        }
        PolicyConfig policy = ConfigReader.read(given).policy();
        SimulatedCompany company = SimulatedCompany.standard(policy.k());
        List<String> audiences = audiences(company);
        given.put("policy.audiences", String.join(",", audiences));
        try (Shutdown shutdown = Shutdown.onSignal()) {
            if (kept == null) {
                Path place = Files.createTempDirectory("ocg-demo-");
                shutdown.add(new ThrowawayDirectory(place));
                run(place, given, audiences, company, shutdown);
            } else {
                run(kept, given, audiences, company, shutdown);
            }
        }
        return 0;
    }

    private void run(
            Path place, Map<String, String> given, List<String> audiences, SimulatedCompany company, Shutdown shutdown)
            throws InterruptedException {
        DataDirectory directory = shutdown.add(DataDirectory.open(place));
        Path logFile = directory.room("logs").resolve("ocg.log");
        shutdown.add(Logging.toFile(logFile));
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (files.isEmpty()) {
            out.println(SimulatedCompany.NOTICE);
            out.flush();
        }
        Tools tools = files.isEmpty()
                ? new Tools(
                        List.of(company.permissions(Clock.systemUTC())),
                        new AudienceGroups(company.audienceGroups()),
                        () -> new Pseudonyms(directory.secrets().ingest().bytes())::account)
                : Tools.NONE;
        Instance instance = Instance.start(directory, Backends.EMBEDDED, tools, given, shutdown);
        Loader loader = Loader.to(instance.connection(), directory.secrets());
        try (ApiReader api = loader.api(audiences);
                ApiReader anybody = loader.api(List.of())) {
            DemoReport report = loader.demo(api, anybody, err)
                    .load(
                            sources(directory, company, instance.config().policy()),
                            gate.dump().orElse(null),
                            out);
            if (!exit) {
                out.println();
                out.println("OCG is ready: " + instance.connection().api() + "  (data in " + directory.root() + ")");
            }
            if (json) {
                out.println(report.json());
            }
            out.flush();
        }
        if (!exit) {
            if (files.isEmpty()) {
                shutdown.add(live(loader, directory, company));
            }
            instance.awaitEnd(shutdown, logFile);
        }
    }

    private List<Function<Loading, Loaded>> sources(
            DataDirectory directory, SimulatedCompany company, PolicyConfig policy) {
        if (files.isEmpty()) {
            return List.of(loading -> loading.source("simulated company", company.history()));
        }
        Path spill = directory.room("spill");
        return files.stream()
                .map(file -> log.of(file, true, gate.labelQuorum(policy), spill, spec.commandLine()))
                .map(file -> (Function<Loading, Loaded>) loading -> loading.file(file))
                .collect(Collectors.toList());
    }

    private static LiveFeed live(Loader loader, DataDirectory directory, SimulatedCompany company) {
        LiveFeed feed = new LiveFeed(
                company.live(Clock.systemUTC()),
                loader.feed(),
                directory.secrets().ingest().bytes(),
                Clock.systemUTC(),
                LIVE_INTERVAL);
        feed.start();
        return feed;
    }

    /** Those of the simulated company, or those that the operator names for the logs. */
    private List<String> audiences(SimulatedCompany company) {
        List<Audience> declared = files.isEmpty() ? company.audiences() : log.audiences();
        return declared.stream().map(Audience::value).toList();
    }
}
