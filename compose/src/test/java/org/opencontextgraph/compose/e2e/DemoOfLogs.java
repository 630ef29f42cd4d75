package org.opencontextgraph.compose.e2e;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.opencontextgraph.compose.cli.Loader;
import org.opencontextgraph.compose.demo.ApiReader;
import org.opencontextgraph.compose.demo.DemoReport;
import org.opencontextgraph.compose.embedded.Secrets;
import org.opencontextgraph.ingest.file.FileImport;
import org.opencontextgraph.ingest.file.log.Mapping;
import org.opencontextgraph.schema.config.PolicyConfig;
import org.opencontextgraph.schema.id.Audience;
import org.opencontextgraph.schema.id.ProcessKey;

/** What {@code demo --log FILE --consent all --readable-by everyone} does once its instance runs. */
final class DemoOfLogs implements AutoCloseable {
    private final Loader loader;
    private final ApiReader api;
    private final Path spill;
    private final PolicyConfig policy;

    DemoOfLogs(RunningInstance instance) {
        loader = Loader.to(instance.connection(), Secrets.in(instance.directory()));
        api = loader.api(List.of());
        spill = instance.directory();
        policy = instance.config().policy();
    }

    ApiReader api() {
        return api;
    }

    DemoReport load(String log, Path dump) {
        FileImport file = new FileImport(
                PublicLog.find(log),
                new ProcessKey(log),
                Mapping.DEFAULT,
                Duration.ofDays(30),
                policy.ungated() ? 1 : policy.k(),
                true,
                Audience.EVERYONE,
                spill,
                FileImport.DEFAULT_SORT_MEMORY);
        PrintWriter nobody = new PrintWriter(Writer.nullWriter());
        return loader.demo(api, api, nobody).load(List.of(loading -> loading.file(file)), dump, nobody);
    }

    @Override
    public void close() {
        api.close();
    }
}
