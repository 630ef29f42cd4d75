package org.opencontextgraph.compose.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.compose.run.ConnectorRoom;
import org.opencontextgraph.ingest.connector.ConnectorKind;
import org.opencontextgraph.ingest.connector.ScopeCheck;
import org.opencontextgraph.ingest.connector.ToolSetting;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.job.IngestBatch;
import org.opencontextgraph.ingest.registry.Findings;
import org.opencontextgraph.ingest.registry.OpenTool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a token, seals it, and has the tool read from now on. */
@Command(name = "add", description = "Read a tool from now on.", mixinStandardHelpOptions = true)
final class AddConnectorCommand implements Callable<Integer> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Mixin
    private final ConnectorOptions options = new ConnectorOptions();

    @Mixin
    private final TokenOption token = new TokenOption();

    @Parameters(paramLabel = "NAME", description = "What it is called here: lower-case letters, digits, hyphens.")
    private String name = "";

    @Option(names = "--kind", paramLabel = "KIND", required = true, description = "What it is, such as github.")
    private String kind = "";

    @Option(
            names = "--set",
            paramLabel = "SETTING=VALUE",
            description =
                    "A setting of this kind; may be repeated. Without those that it needs, they are listed. @FILE is what stands in a file.")
    private Map<String, String> given = new LinkedHashMap<>();

    @Option(
            names = "--cron",
            paramLabel = "CRON",
            defaultValue = "0 */5 * * * ?",
            description = "When it is asked, with seconds, in UTC (default: ${DEFAULT-VALUE}).")
    private String cron = "";

    @Option(
            names = "--dry-run",
            description = "Add nothing: see what the mapping makes of the newest things in it, as `dry-run` does.")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new Refusal(
                    "a connector is called by up to 40 lower-case letters, digits and hyphens, a letter first");
        }
        ConnectorReport report = new ConnectorReport(spec.commandLine().getOut());
        ConnectorRoom room = options.room();
        var ingestion = room.ingestion();
        if (ingestion.connectors().find(name).isPresent()) {
            throw new Refusal("there is a connector `" + name + "` already");
        }
        if (ingestion.connectors().removed().contains(name)) {
            throw new Refusal("a connector `" + name + "` is being forgotten: add it in a minute");
        }
        try {
            IngestBatch.requireCron(cron, ingestion.clock().instant());
            ConnectorKind known = ingestion.kinds().get(kind);
            List<ToolSetting> all = new ArrayList<>(known.settings());
            all.add(OpenTool.PRIVATE_NETWORK);
            ToolSettings settings = ToolSettings.of(all, SettingFiles.read(given));
            options.refuseUndeclared(settings.readableBy());
            String secret = known.sendsOnly() ? token.none() : token.read();
            ScopeCheck check = room.onboarding().ask(name, kind, settings, secret);
            report.check(check, known.sendsOnly());
            if (!check.missing().isEmpty()) {
                throw new Refusal("nothing was added: the token does not open all that is to be read");
            }
            if (dryRun) {
                try (OpenTool tool = ingestion.open(name, kind, settings, secret)) {
                    return DryRunCommand.of(tool.tool(), kind, DryRunCommand.USUAL, report);
                }
            }
            byte[] sealed = OpenTool.seal(ingestion.keys().get(), name, secret);
            if (!ingestion.connectors().add(name, kind, settings, cron, sealed)) {
                throw new Refusal("there is a connector `" + name + "` already");
            }
            boolean _ = ingestion.connectors().found(name, sealed, Findings.of(check), null);
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
        report.line(
                ingestion.kinds().get(kind).sendsOnly()
                        ? "`" + name + "` is added. What it sends is taken after: ocg connectors webhook " + name
                        : "`" + name
                                + "` is added; its token is sealed. A worker reads it now, and then whenever it is due.");
        return 0;
    }
}
