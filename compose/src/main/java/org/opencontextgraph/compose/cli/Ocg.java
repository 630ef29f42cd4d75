package org.opencontextgraph.compose.cli;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import org.opencontextgraph.compose.demo.Printable;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.compose.privacy.books.UnreadableBooksException;
import org.opencontextgraph.schema.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code ocg} command. */
@Command(
        name = "ocg",
        description = "Open Context Graph: how work really happens, without exposing anyone.",
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            ImportCommand.class,
            ConnectorsCommand.class,
            JobsCommand.class,
            TopicsCommand.class,
            MigrateCommand.class,
            RebuildCommand.class,
            TokenCommand.class,
            PrivacyCommand.class,
            DocsCommand.class,
            BenchCommand.class,
            RehearseCommand.class,
            CommandLine.HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        version = "ocg 0.1.0-SNAPSHOT")
public final class Ocg implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Ocg.class);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show the whole stack trace of an error.")
    private boolean verbose;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "which command?");
    }

    public static void main(String[] arguments) {
        Ocg ocg = new Ocg();
        int code = commandLine(ocg).execute(arguments);
        System.exit(code);
    }

    static CommandLine commandLine(Ocg ocg) {
        return new CommandLine(ocg)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, parsed) -> ocg.explain(e, command));
    }

    private int explain(Exception e, CommandLine command) {
        PrintWriter err = command.getErr();
        if (verbose) {
            e.printStackTrace(err);
        } else if (e instanceof Refusal || e instanceof ConfigException || e instanceof UnreadableBooksException) {
            err.println("ocg: " + printable(String.valueOf(e.getMessage())));
        } else {
            err.println("ocg: " + printable(oneLine(e)) + " (--verbose shows more)");
        }
        err.flush();
        LOG.info("the command failed", e);
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    /** Messages may quote a log; what they themselves have is lines. */
    private static String printable(String message) {
        return message.lines().map(Printable::of).collect(Collectors.joining(System.lineSeparator()));
    }

    private static String oneLine(Exception e) {
        String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return text.lines().findFirst().orElse(text);
    }
}
