package org.opencontextgraph.compose.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.compose.run.ConnectorRoom;
import org.opencontextgraph.ingest.connector.Tool;
import org.opencontextgraph.ingest.registry.OpenTool;
import org.opencontextgraph.ingest.registry.Registered;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries a mapping on what is there, without reading it. */
@Command(
        name = "dry-run",
        description = "See what the mapping of a tool makes of the newest things in it, with nothing sent and no cursor"
                + " moved; 1 when something is unmapped or rejected.",
        mixinStandardHelpOptions = true)
final class DryRunCommand implements Callable<Integer> {
    static final int USUAL = 100;
    private static final int MOST = 10_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Mixin
    private final ConnectorOptions options = new ConnectorOptions();

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Option(
            names = "--records",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many to look at, up to 10000 (default: ${DEFAULT-VALUE}).")
    private int records;

    @Override
    public Integer call() throws IOException {
        if (records < 1 || records > MOST) {
            throw new Refusal("--records is a number from 1 to " + MOST);
        }
        ConnectorRoom room = options.room();
        Registered row = ConnectorOptions.find(room, name);
        ConnectorReport report = new ConnectorReport(spec.commandLine().getOut());
        try (OpenTool tool = room.ingestion().open(row)) {
            return of(tool.tool(), row.kind(), records, report);
        }
    }

    /** @return what the command ends with */
    static int of(Tool tool, String kind, int records, ConnectorReport report) throws IOException {
        return report.dryRun(tool.dryRun(records)
                        .orElseThrow(() -> new Refusal("the kind " + kind
                                + " has no dry run: what it reads can only be seen when it is read")))
                ? 0
                : 1;
    }
}
