package org.opencontextgraph.compose.e2e;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.opencontextgraph.compose.cli.Loader;
import org.opencontextgraph.compose.cli.ThrowawayDirectory;
import org.opencontextgraph.compose.demo.ApiReader;
import org.opencontextgraph.compose.demo.Loaded;
import org.opencontextgraph.compose.demo.Loading;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.run.Backends;
import org.opencontextgraph.compose.run.Instance;
import org.opencontextgraph.compose.run.Shutdown;
import org.opencontextgraph.compose.run.Tools;
import org.opencontextgraph.ingest.feed.Pseudonyms;
import org.opencontextgraph.ingest.permission.AudienceGroups;
import org.opencontextgraph.ingest.simulated.SimulatedCompany;
import org.opencontextgraph.schema.id.Audience;

/** An instance that has the simulated company's history, and sweeps every two seconds. */
final class CompanyInstance {
    private CompanyInstance() {}

    /** @param shutdown ends it, and takes its directory away */
    static RunningInstance load(Shutdown shutdown) throws IOException {
        return load(SimulatedCompany.standard(5), shutdown);
    }

    static RunningInstance load(SimulatedCompany company, Shutdown shutdown) throws IOException {
        List<String> audiences =
                company.audiences().stream().map(Audience::value).toList();
        Path place = Files.createTempDirectory("ocg-e2e-");
        shutdown.add(new ThrowawayDirectory(place));
        DataDirectory directory = shutdown.add(DataDirectory.open(Instances.withCommonSecrets(place.resolve("own"))));
        Map<String, String> settings = Map.of(
                "api.port", "0", "policy.audiences", String.join(",", audiences), "jobs.sweep-cron", "*/2 * * * * *");
        Tools tools = new Tools(
                List.of(company.permissions(Clock.systemUTC())),
                new AudienceGroups(company.audienceGroups()),
                () -> new Pseudonyms(directory.secrets().ingest().bytes())::account);
        Instance started = Instance.start(directory, Backends.EMBEDDED, tools, settings, shutdown);
        Loader loader = Loader.to(started.connection(), directory.secrets());
        Loading loading = loader.loading(new PrintWriter(Writer.nullWriter()));
        Loaded loaded = loading.source("simulated company", company.history());
        try (ApiReader api = loader.api(audiences)) {
            loading.awaitVisible(List.of(loaded.lane()), api);
        }
        return RunningInstance.on(directory.root());
    }
}
