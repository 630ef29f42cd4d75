package org.opencontextgraph.compose.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.compose.run.ConnectorRoom;
import org.opencontextgraph.ingest.connector.ScopeCheck;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.inbox.DeliveryTables;
import org.opencontextgraph.ingest.job.PermissionRuns;
import org.opencontextgraph.ingest.job.SyncConnector;
import org.opencontextgraph.ingest.registry.Findings;
import org.opencontextgraph.ingest.registry.KeyRotation;
import org.opencontextgraph.ingest.registry.OpenTool;
import org.opencontextgraph.ingest.registry.Registered;
import org.opencontextgraph.ingest.registry.RunTable;
import org.opencontextgraph.ingest.registry.Standing;
import org.opencontextgraph.schema.id.SealedFor;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The tools that an instance reads. */
@Command(
        name = "connectors",
        description = "Read tools: add one, check its token, run it, see how complete it is.",
        subcommands = {AddConnectorCommand.class, DryRunCommand.class, DiagnoseCommand.class, WebhookCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class ConnectorsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "which command?");
    }

    @Command(
            name = "list",
            description = "The tools that are read, and what their last runs were like.",
            mixinStandardHelpOptions = true)
    int list(@Mixin ConnectorOptions options) {
        ConnectorRoom room = options.room();
        ConnectorReport report = report();
        RunTable runs = new RunTable(room.ingestion().database());
        DeliveryTables deliveries =
                new DeliveryTables(room.ingestion().database(), room.ingestion().clock());
        List<Standing> all = room.ingestion().connectors().standing();
        if (all.isEmpty()) {
            report.line("No tool is read yet: ocg connectors add --help");
        }
        for (Standing it : all) {
            Registered row = it.row();
            report.tool(
                    row,
                    runs.last(row.name()),
                    deliveries.counts(row.name()),
                    room.ingestion().sendsOnly(row));
            if (!it.passed()) {
                report.line("  not read: its token has not passed; ocg connectors check " + row.name());
            }
        }
        return 0;
    }

    @Command(
            name = "check",
            description = "Ask a tool whether its token opens what is to be read; 1 when it does not.",
            mixinStandardHelpOptions = true)
    int check(@Mixin ConnectorOptions options, @Parameters(paramLabel = "NAME") String name) throws IOException {
        ConnectorRoom room = options.room();
        Registered row = ConnectorOptions.find(room, name);
        Optional<byte[]> token = room.ingestion().connectors().token(name);
        ScopeCheck check = asked(() -> room.onboarding().ask(row));
        report().check(check, room.ingestion().sendsOnly(row));
        if (token.isPresent()) {
            boolean _ = room.ingestion().connectors().found(name, token.get(), Findings.of(check), null);
        }
        return check.missing().isEmpty() ? 0 : 1;
    }

    @Command(
            name = "run",
            description = "Read what is new in a tool, now, and say what came of it; 1 when it was not complete.",
            mixinStandardHelpOptions = true)
    int run(@Mixin ConnectorOptions options, @Parameters(paramLabel = "NAME") String name)
            throws IOException, SQLException {
        ConnectorRoom room = options.room();
        Registered row = ConnectorOptions.find(room, name);
        List<RunTable.Row> rows = room.job(row).once();
        if (rows.isEmpty()) {
            report().line("Another run with `" + name + "` is under way.");
            return 1;
        }
        if (room.ingestion().sendsOnly(row)) {
            report().line("`" + name + "` sends by itself: nothing is asked of it. Since the last run it has sent:");
        }
        report().runs("", rows);
        return rows.stream().allMatch(it -> it.verdict().isEmpty()) ? 0 : 1;
    }

    @Command(
            name = "sync",
            description = "Ask a tool now who may read it and who is in its groups.",
            mixinStandardHelpOptions = true)
    int sync(@Mixin ConnectorOptions options, @Parameters(paramLabel = "NAME") String name)
            throws IOException, SQLException {
        ConnectorRoom room = options.room();
        Registered row = ConnectorOptions.find(room, name);
        SyncConnector job = room.permissions(row).orElseThrow(() -> notAsked(room, row));
        if (!job.once()) {
            report().line("Another run with `" + name + "` is under way.");
            return 1;
        }
        PermissionRuns.Row last = new PermissionRuns(room.ingestion().database(), name)
                .last()
                .orElseThrow(() -> new Refusal("another connector is asking the same server"));
        report().permissions("", last);
        return last.verdict().isEmpty() ? 0 : 1;
    }

    private static Refusal notAsked(ConnectorRoom room, Registered row) {
        String name = "`" + row.name() + "` is not asked: ";
        if (!room.ingestion().kinds().get(row.kind()).hasPermissions()) {
            return new Refusal(name + "who may read what is said by its " + ToolSettings.READABLE_BY
                    + " and by what it tells with its events");
        }
        return new Refusal(name + "its " + ToolSettings.READABLE_BY + " is your word (`" + ToolSettings.ASKED
                + "` has the tool asked)");
    }

    @Command(
            name = "pause",
            description = "Do not read a tool for now; what was read stays.",
            mixinStandardHelpOptions = true)
    int pause(@Mixin ConnectorOptions options, @Parameters(paramLabel = "NAME") String name) {
        ConnectorRoom room = options.room();
        var ingestion = room.ingestion();
        Registered row = ConnectorOptions.find(room, name);
        int code = done(
                name,
                ingestion.connectors().pause(name, true),
                ingestion.sendsOnly(row)
                        ? "is not listened to until it is resumed; what it sends meanwhile is lost."
                        : "is not read until it is resumed.");
        ingestion.leaves(row).ifPresent(it -> report().line("But " + it + "."));
        return code;
    }

    @Command(name = "resume", description = "Read a paused tool again.", mixinStandardHelpOptions = true)
    int resume(@Mixin ConnectorOptions options, @Parameters(paramLabel = "NAME") String name) {
        return done(name, options.room().ingestion().connectors().pause(name, false), "is read again when it is due.");
    }

    @Command(
            name = "token",
            description = "Replace the token of a tool, as when it has expired or its key was lost.",
            mixinStandardHelpOptions = true)
    int token(@Mixin ConnectorOptions options, @Mixin TokenOption token, @Parameters(paramLabel = "NAME") String name)
            throws IOException {
        ConnectorRoom room = options.room();
        Registered row = ConnectorOptions.find(room, name);
        var ingestion = room.ingestion();
        if (ingestion.sendsOnly(row)) {
            throw new Refusal("a tool of this kind has no token");
        }
        String secret = token.read();
        ScopeCheck check = asked(() -> room.onboarding().ask(name, row.kind(), row.settings(), secret));
        report().check(check, false);
        if (!check.missing().isEmpty()) {
            throw new Refusal("the token was not replaced: the new one does not open all that is to be read");
        }
        byte[] sealed = OpenTool.seal(ingestion.keys().get(), name, secret);
        boolean known = ingestion.connectors().replaceToken(name, sealed);
        boolean _ = ingestion.connectors().found(name, sealed, Findings.of(check), null);
        return done(name, known, "has another token now.");
    }

    @Command(
            name = "rotate-keys",
            description =
                    "Seal all tokens and webhook secrets with a new key; 1 when one of them has to be given again.",
            mixinStandardHelpOptions = true)
    int rotateKeys(@Mixin ConnectorOptions options) {
        ConnectorRoom room = options.room();
        KeyRotation rotation = room.rotateKeys();
        report().line(rotation.sealed()
                + " tokens and webhook secrets are sealed with a new key. The former one opens what is"
                + " under way, until the next rotation.");
        for (SealedFor it : rotation.lost()) {
            boolean token = it.purpose().equals(SealedFor.TOKEN)
                    && !room.ingestion().sendsOnly(ConnectorOptions.find(room, it.connector()));
            report().line("lost  `" + it.connector() + "`: no key opens its " + it.purpose()
                    + "; give it another one: ocg connectors " + (token ? "token " : "webhook ") + it.connector());
        }
        return rotation.lost().isEmpty() ? 0 : 1;
    }

    @Command(
            name = "remove",
            description = "Do not read a tool any more and forget its token; what was read stays.",
            mixinStandardHelpOptions = true)
    int remove(@Mixin ConnectorOptions options, @Parameters(paramLabel = "NAME") String name) throws SQLException {
        ConnectorRoom room = options.room();
        Registered row = ConnectorOptions.find(room, name);
        int code = done(name, room.remove(name), "is forgotten, and its token with it. What was read of it stays.");
        room.ingestion().leaves(row).ifPresent(it -> report().line("But " + it + "."));
        return code;
    }

    private interface Question {
        ScopeCheck ask() throws IOException;
    }

    /** @throws Refusal when the settings cannot be, by now */
    private static ScopeCheck asked(Question question) throws IOException {
        try {
            return question.ask();
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    private int done(String name, boolean known, String what) {
        if (!known) {
            throw ConnectorOptions.missing(name);
        }
        report().line("`" + name + "` " + what);
        return 0;
    }

    private ConnectorReport report() {
        PrintWriter out = spec.commandLine().getOut();
        return new ConnectorReport(out);
    }
}
